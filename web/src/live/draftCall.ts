/** The line to a call of a draft: the server ends the call when it is closed. */
export interface DraftLine {
  say: (word: unknown) => void;
  close: () => void;
}

/** Opens it; `hear` is told how the call goes, whole, whenever that changes. The call may come once the server has answered. */
export function followDraftCall<Told>(id: string, hear: (told: Told) => void): Promise<DraftLine> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(`${location.origin.replace(/^http/, 'ws')}/api/v1/flows/calls/${encodeURIComponent(id)}`);
    const line: DraftLine = { say: (word) => { if (socket.readyState === WebSocket.OPEN) socket.send(JSON.stringify(word)); }, close: () => socket.close() };
    socket.onmessage = ({ data }: MessageEvent<string>) => {
      resolve(line);
      const told = JSON.parse(data) as Told | null;
      if (told) hear(told);
    };
    socket.onclose = () => reject(new Error('draft call'));
  });
}
