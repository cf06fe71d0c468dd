"""The floor of sending: the same requests from bare kept-alive connections, at the same pace.

`python benchmarks/parts/bare.py URL RATE THREADS COUNT` prints the CPU of one, in milliseconds;
RATE may be a fraction.
"""

import base64
import http.client
import itertools
import os
import sys
import threading
import time
from urllib.parse import urlencode, urlsplit

_WARM_UP = 0.2  # of the count


def main() -> None:
    """Send so many, then say what each took."""
    url, rate = sys.argv[1], float(sys.argv[2])
    threads, count = map(int, sys.argv[3:])
    where = urlsplit(url)
    account, token = os.environ["TWILIO_ACCOUNT_SID"], os.environ["TWILIO_AUTH_TOKEN"]
    key = base64.b64encode(f"{account}:{token}".encode()).decode()
    path = f"/2010-04-01/Accounts/{account}/Messages.json"
    headers = {
        "Authorization": f"Basic {key}",
        "Content-Type": "application/x-www-form-urlencoded",
    }
    numbers, lock = itertools.count(), threading.Lock()
    began = time.monotonic()
    used = [0.0]

    def work() -> None:
        connection = http.client.HTTPConnection(where.hostname or "", where.port)
        while True:
            with lock:
                number = next(numbers)
                if number >= count:
                    return
                if number == int(count * _WARM_UP):
                    used[0] = time.process_time()
                time.sleep(max(began + number / rate - time.monotonic(), 0))
            form = urlencode({"To": f"whatsapp:+9199997{number:05}", "From": _FROM, "Body": _TEXT})
            connection.request("POST", path, form, headers)
            answer = connection.getresponse()
            answer.read()
            assert answer.status == 201, answer.status

    running = [threading.Thread(target=work) for _ in range(threads)]
    for each in running:
        each.start()
    for each in running:
        each.join()
    took = time.process_time() - used[0]
    print(f"{took * 1000 / (count * (1 - _WARM_UP)):.3f}")


_FROM = "whatsapp:+14155238886"
_TEXT = "दीदी, ₹100 की जमा गुरुवार 10 दिसंबर तक है।"

if __name__ == "__main__":
    main()
