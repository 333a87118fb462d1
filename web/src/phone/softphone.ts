import { WebSocketInterface, UA } from 'jssip';
import type { RTCSession } from 'jssip/lib/RTCSession';
import type { IncomingRTCSessionEvent, OutgoingRTCSessionEvent } from 'jssip/lib/UA';
import { serverNow } from '~/live/clock';
import { microphoneConstraints } from './microphone';
import { answersAfter, purposeOf, type PhoneEvent } from './machine';
import { qualityOf, type Counted, type Quality, type Statistics } from './quality';
import { toSpeaker } from './speaker';

export interface Credentials {
  user: string;
  secret: string;
  realm?: string;
  websocket: string;
}

/** Host candidates are there at once; waiting longer only delays the answer. */
const gatherMs = 500;
const connectionConfig: RTCConfiguration = { iceServers: [], bundlePolicy: 'max-bundle', rtcpMuxPolicy: 'require' };

function absolute(path: string): string {
  return new URL(path, location.href.replace(/^http/, 'ws')).href;
}

/** A SIP phone in the page: registers, takes or makes one call at a time, and tells what happens. */
export class Softphone {
  private ua: UA | null = null;
  private session: RTCSession | null = null;
  private microphone: MediaStreamTrack | null = null;
  private counted: Counted | null = null;
  /** The microphone that went away in the running call. */
  lostMicrophone: string | null = null;
  private readonly speaker = new Audio();
  private readonly tell: (event: PhoneEvent) => void;

  constructor(tell: (event: PhoneEvent) => void) {
    this.tell = tell;
    this.speaker.autoplay = true;
  }

  /** Registers (or, for a guest, only connects) and listens for calls. */
  start({ user, secret, realm, websocket }: Credentials, register = true): Promise<void> {
    const domain = realm ?? location.hostname;
    const ua = new UA({
      sockets: [new WebSocketInterface(absolute(websocket))],
      uri: `sip:${user}@${domain}`, authorization_user: user, password: secret, register,
      register_expires: 120, session_timers: false, connection_recovery_min_interval: 1, connection_recovery_max_interval: 4,
      user_agent: 'Ringhall page',
    });
    this.ua = ua;
    this.tell({ type: 'connecting' });
    ua.on('registered', () => this.tell({ type: 'registered' }));
    ua.on('registrationFailed', () => this.tell({ type: 'failed' }));
    ua.on('disconnected', () => { if (this.ua === ua) this.tell({ type: 'connecting' }); });
    ua.on('newRTCSession', (event: IncomingRTCSessionEvent | OutgoingRTCSessionEvent) => this.adopt(event));
    const ready = new Promise<void>((resolve) => ua.on('connected', () => resolve()));
    ua.start();
    return ready;
  }

  private adopt({ session, originator, request }: IncomingRTCSessionEvent | OutgoingRTCSessionEvent): void {
    if (this.session) {
      session.terminate({ status_code: 486 });
      return;
    }
    this.session = session;
    const over = () => this.release(session);
    session.on('ended', over);
    session.on('failed', over);
    session.on('confirmed', () => {
      const track = this.sender()?.track;
      if (track) this.watch(track);
      this.tell({ type: 'up' });
    });
    session.on('getusermediafailed', () => this.tell({ type: 'microphone', is: 'refused' }));
    session.on('peerconnection', ({ peerconnection }) => this.hear(peerconnection));
    if (session.connection) this.hear(session.connection);
    this.hurry(session);
    if (originator !== 'remote') return;
    const header = (name: string) => (request as IncomingRTCSessionEvent['request']).getHeader(name) as string | undefined;
    const after = answersAfter(header('Call-Info'));
    const answersAt = after === null ? null : serverNow() + after * 1000;
    this.tell({ type: 'rings', contactId: header('X-Ringhall-Contact') ?? null, purpose: purposeOf(header('X-Ringhall-Purpose')), answersAt });
  }

  private hear(connection: RTCPeerConnection): void {
    connection.addEventListener('track', ({ track, streams }) => {
      this.speaker.srcObject = streams[0] ?? new MediaStream([track]);
      void toSpeaker(this.speaker).then(() => this.speaker.play()).catch(() => undefined);
    });
  }

  private hurry(session: RTCSession): void {
    let timer: ReturnType<typeof setTimeout> | undefined;
    session.on('icecandidate', ({ candidate, ready }) => {
      if (candidate.type === 'srflx') ready();
      else timer ??= setTimeout(ready, gatherMs);
    });
  }

  private release(session: RTCSession): void {
    if (this.session !== session) return;
    this.session = this.microphone = this.counted = this.lostMicrophone = null;
    this.speaker.srcObject = null;
    this.tell({ type: 'ended' });
  }

  answer(): void {
    const { session } = this;
    if (!session || session.isEstablished()) return;
    this.tell({ type: 'answering' });
    void microphoneConstraints().then((mediaConstraints) => {
      // Meanwhile the caller may be gone.
      if (this.session === session && session.isInProgress()) session.answer({ mediaConstraints, pcConfig: connectionConfig });
    });
  }

  /** Calls an address of the same domain. */
  call(target: string): void {
    this.tell({ type: 'answering' });
    void microphoneConstraints().then((mediaConstraints) => this.ua?.call(target, { mediaConstraints, pcConfig: connectionConfig }));
  }

  hangUp(): void {
    this.session?.terminate();
  }

  keys(keys: string): void {
    this.session?.sendDTMF(keys, { duration: 120, interToneGap: 80 });
  }

  mute(muted: boolean): void {
    if (muted) this.session?.mute({ audio: true });
    else this.session?.unmute({ audio: true });
    this.tell({ type: 'muted', muted });
  }

  /** What the other side sounds like, for a level. */
  remoteStream(): MediaStream | null {
    return this.speaker.srcObject instanceof MediaStream ? this.speaker.srcObject : null;
  }

  /** Puts another microphone into the running call. */
  async changeMicrophone(): Promise<void> {
    const sender = this.sender();
    const [track] = (await navigator.mediaDevices.getUserMedia(await microphoneConstraints())).getAudioTracks();
    if (!sender || !track) return track?.stop();
    const old = sender.track;
    track.enabled = old?.enabled ?? true;
    this.watch(track);
    old?.stop();
    await sender.replaceTrack(track);
  }

  /** Lets the running call come out of the output that is chosen now. */
  changeSpeaker(): Promise<void> {
    return toSpeaker(this.speaker);
  }

  /** How the running call's sound goes since the last look. */
  async quality(): Promise<Quality | null> {
    const connection = this.session?.connection;
    if (!connection) return null;
    const [quality, counted] = qualityOf([...(await connection.getStats() as unknown as Map<string, Statistics>).values()], this.counted);
    this.counted = counted;
    return quality;
  }

  private sender(): RTCRtpSender | undefined {
    return this.session?.connection?.getSenders().find(({ track }) => track?.kind === 'audio');
  }

  /** Tells when the microphone goes away, falls asleep or wakes. */
  private watch(track: MediaStreamTrack): void {
    this.microphone = track;
    this.lostMicrophone = null;
    const tell = (is: 'ok' | 'missing' | 'asleep') => { if (this.microphone === track && this.session) this.tell({ type: 'microphone', is }); };
    track.addEventListener('ended', () => {
      this.lostMicrophone = track.getSettings().deviceId ?? null;
      tell('missing');
    });
    track.addEventListener('mute', () => tell('asleep'));
    track.addEventListener('unmute', () => tell('ok'));
  }

  /** Hangs up and unregisters: the person is leaving. */
  stop(): void {
    const { ua } = this;
    this.ua = null;
    ua?.stop();
    this.tell({ type: 'stopped' });
  }

  /** Falls silent without a word to the switch, as a reload does: another tab goes on with the call. */
  abandon(): void {
    const { ua, session } = this;
    this.ua = null;
    this.session = null;
    (ua as unknown as { transport: { disconnect(): void } | null } | null)?.transport?.disconnect();
    session?.connection?.getSenders().forEach(({ track }) => track?.stop());
    session?.connection?.close();
    this.speaker.srcObject = null;
    this.tell({ type: 'stopped' });
  }
}
