var a = 1, [b] = c;
let a; const {b, c: [d] = e, ...f} = g;
let 
 a;
let;
let = a;
var let;
using a = b;
await using a = b;
using;
using(a);
for (using a of b) c;
for (using of b) c;
if (a) b; else if (c) d; else e;
if (a) function b() {};
for (;;) ;;
for (var a = 0, b; a < b; a++) c;
for (a in b) c;
for (var a = 0 in {}) b;
for (const [a, b] of c) d;
for (a.b of c) d;
for ([a, b] of c) d;
async function a() { for await (b of c) d };
for (let in a) b;
for (let of, b;;) c;
for (async of => a;;) b;
while (a) b;
do a; while (b) c;
return a;
function f() { return
a };
a: for (;;) { continue a; break };
switch (a) { case 1: b; default: c };
throw a;
try {} catch {};
try {} catch ({a}) {} finally {};
with (a) b;
debugger;
a
b;
a
(b);
{ a };
{}
/a/g;
function* a() { yield; yield* b; yield
c };
async function a() { await b };
await a;
await (a);
yield = 1;
#!/usr/bin/env node
a;
a <!-- b;
--> a
b;
"use strict"; a
