"""Parses a document into a tree with lxml, and picks one entity by its ID."""

import sys

from lxml import etree

path, entity_id = sys.argv[1:3]
tree = etree.parse(path, etree.XMLParser(huge_tree=True))
entities = tree.iter("{urn:oasis:names:tc:SAML:2.0:metadata}EntityDescriptor")
print(sum(1 for each in entities if each.get("entityID") == entity_id), end="")
