"""The other side: signed Twilio forms over kept-alive connections, as fast or as evenly as asked.

It runs in a process of its own, makes every request before it starts, and then only copies bytes.
"""

import gc
import hmac
import selectors
import socket
import time
from base64 import b64encode
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import urlencode
from uuid import uuid4

PATH = "/twilio/message"
_PAUSE = 0.3  # seconds that a person takes, in the open loop, from one message to her next
_DRAIN = 15.0  # seconds to wait at the end for answers that are still out: Twilio's own patience

Talk = tuple[tuple[str, str], ...]  # (phone, words) of messages that follow one another


@dataclass(frozen=True)
class Load:
    """`rate` messages a second, however the server fares (0 = each connection when it is free)."""

    port: int
    token: str
    talks: list[Talk]
    seconds: float
    connections: int
    rate: float = 0.0


@dataclass
class Outcome:
    """Latencies in seconds, in the open loop from the moment the message was due."""

    latencies: list[float] = field(default_factory=list)
    refused: int = 0  # answers other than 200 with a message in it
    unanswered: int = 0  # broken off, or still out when we gave up
    elapsed: float = 0.0
    busy: float = 0.0  # share of one core that this process used


def run(load: Load) -> Outcome:
    """Make the requests, then send them; call it in a process of its own."""
    talks = deque(tuple(_request(load, *message) for message in talk) for talk in load.talks)
    generator = (_Open if load.rate else _Closed)(load, talks)
    gc.disable()
    used, began = time.process_time(), time.perf_counter()
    outcome = generator.go()
    outcome.elapsed = time.perf_counter() - began
    outcome.busy = (time.process_time() - used) / outcome.elapsed
    gc.enable()
    generator.close()
    return outcome


def _request(load: Load, phone: str, words: str) -> bytes:
    sid = f"SM{uuid4().hex}"
    form = {
        "SmsMessageSid": sid,
        "NumMedia": "0",
        "ProfileName": "didi",
        "MessageType": "text",
        "SmsSid": sid,
        "WaId": phone.removeprefix("+"),
        "SmsStatus": "received",
        "Body": words,
        "To": "whatsapp:+14155238886",
        "NumSegments": "1",
        "ReferralNumMedia": "0",
        "MessageSid": sid,
        "AccountSid": "AC" + "0" * 32,
        "ChannelMetadata": '{"type":"whatsapp","data":{"context":{}}}',
        "From": f"whatsapp:{phone}",
        "ApiVersion": "2010-04-01",
    }
    host = f"127.0.0.1:{load.port}"
    signed = f"http://{host}{PATH}" + "".join(name + form[name] for name in sorted(form))
    signature = b64encode(hmac.digest(load.token.encode(), signed.encode(), "sha1")).decode()
    body = urlencode(form)
    head = (
        f"POST {PATH} HTTP/1.1\r\nHost: {host}\r\nX-Twilio-Signature: {signature}\r\n"
        "User-Agent: TwilioProxy/1.1\r\nAccept: */*\r\n"
        "Content-Type: application/x-www-form-urlencoded; charset=UTF-8\r\n"
        f"Content-Length: {len(body)}\r\n\r\n"
    )
    return (head + body).encode()


class _Line:
    """One kept-alive connection: `due` is since when its open request counts."""

    def __init__(self, port: int) -> None:
        self._port = port
        self.due = 0.0
        self.next: Iterator[bytes] = iter(())  # what follows in the same talk
        self.connect()

    def connect(self) -> None:
        self.socket = socket.create_connection(("127.0.0.1", self._port))
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._got = b""

    def send(self, request: bytes, due: float) -> None:
        self.due = due
        self.socket.sendall(request)

    def answer(self) -> tuple[int, bytes] | None:
        """Status and body; None while more is to come. OSError: the server hung up."""
        received = self.socket.recv(65536)
        if not received:
            raise ConnectionResetError
        self._got += received
        head, end, body = self._got.partition(b"\r\n\r\n")
        if not end:
            return None
        length = int(head.lower().partition(b"content-length:")[2].partition(b"\r\n")[0])
        if len(body) < length:
            return None
        self._got = b""
        return int(head[9:12]), body


class _Loop:
    """What both loops share: waiting for answers and counting them."""

    def __init__(self, load: Load, talks: deque[tuple[bytes, ...]]) -> None:
        self.load, self.talks = load, talks
        self.outcome = Outcome()
        self.out = 0  # requests without an answer yet
        # select waits to the microsecond, epoll only to the millisecond.
        self._selector = selectors.SelectSelector()
        self._lines: list[_Line] = []

    def line(self) -> "_Line | None":
        """One connection more, opened when it is needed; None = there are enough."""
        if len(self._lines) >= self.load.connections:
            return None
        self._lines.append(_Line(self.load.port))
        self._selector.register(self._lines[-1].socket, selectors.EVENT_READ, self._lines[-1])
        return self._lines[-1]

    def close(self) -> None:
        for line in self._lines:
            line.socket.close()
        self._selector.close()

    def send(self, line: _Line, request: bytes, due: float) -> None:
        self.out += 1
        line.send(request, due)

    def answered(self, patience: float) -> list[_Line]:
        """The lines that are free again; their answers are counted."""
        free = []
        for key, _ in self._selector.select(max(patience, 0.0)):
            line: _Line = key.data
            try:
                answer = line.answer()
            except OSError:
                self._selector.unregister(line.socket)
                line.connect()
                self._selector.register(line.socket, selectors.EVENT_READ, line)
                self.outcome.unanswered += 1
            else:
                if answer is None:
                    continue
                self._count(line, *answer)
            self.out -= 1
            free.append(line)
        return free

    def _count(self, line: _Line, status: int, body: bytes) -> None:
        self.outcome.latencies.append(time.perf_counter() - line.due)
        if status != 200 or b"<Message>" not in body:
            self.outcome.refused += 1

    def drain(self) -> Outcome:
        until = time.perf_counter() + _DRAIN
        while self.out and time.perf_counter() < until:
            self.answered(0.1)
        self.outcome.unanswered += self.out
        return self.outcome


class _Closed(_Loop):
    """Each connection sends its next message when its last one is answered."""

    def go(self) -> Outcome:
        until = time.perf_counter() + self.load.seconds
        free = list(iter(self.line, None))
        while time.perf_counter() < until:
            for line in free:
                request = next(line.next, None)
                if request is None:
                    if not self.talks:
                        return self.drain()
                    line.next = iter(self.talks.popleft())
                    request = next(line.next)
                self.send(line, request, time.perf_counter())
            free = self.answered(0.1)
        return self.drain()


class _Open(_Loop):
    """Messages are due at fixed times; one that finds no free connection waits, and that counts."""

    def go(self) -> Outcome:
        began = time.perf_counter()
        arrivals = deque((began + due, request) for due, request in self._timetable())
        free: list[_Line] = []
        while arrivals:
            due, request = arrivals[0]
            now = time.perf_counter()
            if due <= now and (line := free.pop() if free else self.line()):
                arrivals.popleft()
                self.send(line, request, due)
            else:
                free += self.answered(due - now if due > now else 0.1)
        return self.drain()

    def _timetable(self) -> Iterator[tuple[float, bytes]]:
        """At every tick the talk that has paused long enough goes on, else a new one begins."""
        paused: deque[tuple[float, Iterator[bytes]]] = deque()
        for tick in range(int(self.load.rate * self.load.seconds)):
            at = tick / self.load.rate
            ready = paused and paused[0][0] <= at
            talk = paused.popleft()[1] if ready else iter(self.talks.popleft())
            request = next(talk, None)
            if request is None:  # that talk was over
                talk = iter(self.talks.popleft())
                request = next(talk)
            paused.append((at + _PAUSE, talk))
            yield at, request
