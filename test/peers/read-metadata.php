<?php
// Reads SP metadata from standard input with SimpleSAMLphp's own parser; prints what it found as JSON.
require_once '/usr/share/simplesamlphp/lib/_autoload.php';

$entity = \SimpleSAML\Metadata\SAMLParser::parseString(stream_get_contents(STDIN));
$sp = $entity->getMetadata20SP();
echo json_encode([
    'entityId' => $sp['entityid'],
    'acs' => array_column($sp['AssertionConsumerService'], 'Location'),
    'bindings' => array_column($sp['AssertionConsumerService'], 'Binding'),
    'nameIdFormat' => $sp['NameIDFormat'] ?? null,
    'certificates' => array_map(function ($key) {
        return preg_replace('/\s+/', '', $key['X509Certificate']);
    }, $sp['keys'] ?? []),
]);
