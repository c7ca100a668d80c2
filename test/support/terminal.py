# A person at a terminal: runs a command in a real pseudo-terminal, types what the script says, and tells what was seen.
# usage: terminal.py COLUMNS ROWS COMMAND [ARG ...] <SCRIPT
# SCRIPT is JSON, a list of steps: {"wait": text}: until the output has it · {"send": base64, "chunk": bytes, "pause": seconds}
# · {"sleep": seconds}. Prints JSON: the exit code, the output (Base64), whether the terminal is as it was, and what failed.
import base64, fcntl, json, os, pty, select, signal, struct, sys, termios, time

columns, rows, command, script = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3:], json.load(sys.stdin)
master, slave = pty.openpty()
fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack('HHHH', rows, columns, 0, 0))
before = termios.tcgetattr(slave)
child = os.fork()
if child == 0:
    os.setsid()
    fcntl.ioctl(slave, termios.TIOCSCTTY, 0)
    for fd in (0, 1, 2):
        os.dup2(slave, fd)
    os.close(master)
    os.execvp(command[0], command)

seen, status, failed, deadline = b'', None, None, time.time() + 40


def pump(seconds):
    """Reads what comes within `seconds`; notes the end of the command."""
    global seen, status
    if select.select([master], [], [], seconds)[0]:
        seen += os.read(master, 65536)
    if status is None:
        pid, code = os.waitpid(child, os.WNOHANG)
        if pid:
            status = code


for step in script:
    if 'wait' in step:
        while step['wait'].encode() not in seen and status is None and time.time() < deadline:
            pump(0.05)
        if step['wait'].encode() not in seen:
            failed = f"never saw {step['wait']!r}"
            break
    elif 'sleep' in step:
        end = time.time() + step['sleep']
        while time.time() < end:
            pump(0.05)
    else:
        data, chunk = base64.b64decode(step['send']), step.get('chunk', 1024)
        for at in range(0, len(data), chunk):
            part = data[at:at + chunk]
            while part and time.time() < deadline:
                if select.select([], [master], [], 0.05)[1]:
                    part = part[os.write(master, part):]
                pump(step.get('pause', 0))
while status is None and time.time() < deadline:
    pump(0.05)
if status is None:
    failed = failed or 'it did not end'
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
for _ in range(3):
    pump(0.05)
code = None if status is None else os.waitstatus_to_exitcode(status)
print(json.dumps({'exitCode': code, 'output': base64.b64encode(seen).decode(),
                  'restored': termios.tcgetattr(slave) == before, 'failed': failed}))
