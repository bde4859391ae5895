function a(b, c = d, {e}, ...f) {};
async function* a() {};
class A {};
class A extends B.c {};
(class {});
class A extends B { constructor() { super() } a() { super.b } static async *c() {} };
class A { a; b = 1; static c; "d" = 2; [e]; static { f } ; };
class A { #a = 1; #b() {} get #c() {} static #d; e() { this.#a; #b in this } };
class A { get; set; static; async; get a() {} set a(b) {} static get = 1 };
class A { accessor a = 1 };
@a @b.c(d) class A { @e f; @g() h() {} };
class A { static static() {} };
class A { async
a() {} };
class A { ; "constructor"() {} }
