$ErrorActionPreference = 'Stop'
npm ci
npx vsce package
