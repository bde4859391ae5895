import * as vscode from 'vscode';
import { AssistantView } from './view';
import { Capture } from './capture';

/** An assistant whose pages work, and that takes along what is opened, what a server asks for, and who looks at it. */
export function activate(context: vscode.ExtensionContext): void {
  const view = new AssistantView();
  context.subscriptions.push(vscode.window.registerWebviewViewProvider('helper.view', view));
  context.subscriptions.push(...new Capture(view).start());
  context.subscriptions.push(
    vscode.commands.registerCommand('helper.ask', async () => {
      const question = await vscode.window.showInputBox({ prompt: 'Question' });
      view.post({ type: 'question', text: question });
    }),
  );
}
