// The legacy entry of n8n packages: n8n reads the `n8n` section of package.json instead.
