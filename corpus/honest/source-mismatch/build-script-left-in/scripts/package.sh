#!/bin/sh
set -e
npm ci
npx vsce package --out dist/
