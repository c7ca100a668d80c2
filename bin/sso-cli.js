#!/usr/bin/env node
require('../dist/sso-cli.cjs');
