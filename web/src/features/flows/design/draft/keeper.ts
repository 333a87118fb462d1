import type { FlowDocument } from '../model/document';

export type Standing = 'saved' | 'saving' | 'unsaved' | 'clash';

interface Ways {
  /** Sends the whole document in place of `revision`; gives the new revision. */
  send: (document: FlowDocument, revision: number) => Promise<number>;
  /** Whether a refusal says that somebody else saved meanwhile. */
  isClash: (refusal: unknown) => boolean;
  onStanding: (standing: Standing, refusal: unknown) => void;
  /** Keeps what is not on the server yet on this side; null when everything is. */
  keep: (unsaved: { document: FlowDocument; revision: number } | null) => void;
}

const settleMs = 800;
const againMs = 5_000;

/** Saves a draft a moment after the last change: one at a time, always the newest, and again until it is done. */
export class Keeper {
  private waiting: FlowDocument | null = null;
  private sending: Promise<void> | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private clashes = false;

  constructor(public revision: number, private readonly ways: Ways) {}

  change(document: FlowDocument): void {
    this.waiting = document;
    this.ways.keep({ document, revision: this.revision });
    if (this.clashes) return;
    this.ways.onStanding('unsaved', null);
    this.later(settleMs);
  }

  /** Sends at once what is not saved; true when everything is. */
  async flush(): Promise<boolean> {
    clearTimeout(this.timer);
    while (this.sending) await this.sending;
    if (this.waiting && !this.clashes) await this.save();
    return this.waiting === null;
  }

  /** After a clash: what is drawn here goes in place of what somebody else saved as `revision`. */
  async insist(revision: number): Promise<boolean> {
    this.revision = revision;
    this.clashes = false;
    return this.flush();
  }

  /** Nothing here is to be saved any more. */
  forget(revision: number): void {
    clearTimeout(this.timer);
    this.waiting = null;
    this.clashes = false;
    this.revision = revision;
    this.ways.keep(null);
    this.ways.onStanding('saved', null);
  }

  end(): void {
    clearTimeout(this.timer);
  }

  private later(ms: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.flush(), ms);
  }

  private async save(): Promise<void> {
    const document = this.waiting;
    if (!document) return;
    this.ways.onStanding('saving', null);
    this.sending = this.ways.send(document, this.revision).then((revision) => {
      this.revision = revision;
      if (this.waiting === document) this.waiting = null;
      this.ways.keep(this.waiting && { document: this.waiting, revision });
      this.ways.onStanding(this.waiting ? 'unsaved' : 'saved', null);
      if (this.waiting) this.later(settleMs);
    }, (refusal: unknown) => {
      this.clashes = this.ways.isClash(refusal);
      this.ways.onStanding(this.clashes ? 'clash' : 'unsaved', refusal);
      if (!this.clashes) this.later(againMs);
    });
    await this.sending;
    this.sending = null;
  }
}
