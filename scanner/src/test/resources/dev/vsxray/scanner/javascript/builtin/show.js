// Writes a value so that equal texts mean equal values.
const show = v => v === undefined ? 'undefined' : v === null ? 'null'
  : typeof v === 'string' ? JSON.stringify(v)
  : typeof v === 'bigint' ? v + 'n'
  : typeof v === 'symbol' ? v.toString()
  : typeof v === 'function' ? 'function ' + v.name
  : Object.is(v, -0) ? '-0'
  : typeof v !== 'object' ? String(v)
  : Array.isArray(v) ? '[' + v.map(show).join(', ') + ']'
  : v instanceof RegExp ? String(v)
  : v instanceof Error ? v.name + ': ' + v.message
  : v instanceof Map ? 'Map ' + show([...v]) : v instanceof Set ? 'Set ' + show([...v])
  : v instanceof Uint8Array || ArrayBuffer.isView(v) && v.length !== undefined ? '<' + Array.from(v).join(' ') + '>'
  : Object.getPrototypeOf(v) === null || Object.getPrototypeOf(v) === Object.prototype ? '{' + Object.keys(v).map(k => k + ': ' + show(v[k])).join(', ') + '}'
  : String(v);
