<a/>;
<a b="c" d={e} {...f} g/>;
<A.b>text {c} <d/></A.b>;
<></>;
<a-b c:d="e"/>;
<a>{/* b */}</a>;
<a>{...b}</a>;
<a>it's {b} & <c>d</c></a>;
a = <a b=<c/>/>;
<a b="x\n"/>;
x < y;
(<a/>);
<a>{b ? <c/> : <d>{e}</d>}</a>
