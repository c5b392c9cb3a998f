"""replay-deadline.py TONGHOP WORK SECONDS: the replay itself; replay-deadline.sh makes WORK/returns and starts it."""
import filecmp, glob, json, os, random, re, shutil, signal, subprocess, sys, threading, time, zipfile

tool, work, seconds = sys.argv[1], sys.argv[2], float(sys.argv[3])
rng = random.Random(7)
returns, folder = os.path.join(work, "returns"), os.path.join(work, "campaign")
names = sorted(os.path.basename(p) for p in glob.glob(returns + "/*.xlsx"))
os.makedirs(folder)
shutil.copy(returns + "/schema.yaml", folder)
as_of = "2026-11-25T08:00"
output = folder + "/output"


def earlier_version(name):
    """The bytes of a workbook as it was sent first: one figure is another."""
    path = os.path.join(work, "earlier.xlsx")
    with zipfile.ZipFile(os.path.join(returns, name)) as source, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
        for item in source.infolist():
            data = source.read(item)
            if item.filename == "xl/worksheets/sheet1.xml":
                data = re.sub(rb"(<c r=\"D(?:8|9|10)\"[^>]*>(?:<f>[^<]*</f>)?<v>)\d", rb"\g<1>7", data, count=1)
            target.writestr(item, data)
    return open(path, "rb").read()


def arrive(name, data, is_slow):
    """Copies a workbook as file managers do: in place, sometimes with a pause of seconds in the middle."""
    with open(os.path.join(folder, name), "wb") as file:
        if is_slow:
            file.write(data[: len(data) // 2])
            file.flush()
            time.sleep(rng.uniform(2, 6))
            data = data[len(data) // 2 :]
        file.write(data)


def start():
    return subprocess.Popen(
        [tool, "watch", folder, "--poll", "5s", "--as-of", as_of, "--quiet"], stderr=open(work + "/messages", "a"))


def usage(pid):
    """CPU seconds and resident megabytes of a process."""
    parts = open(f"/proc/{pid}/stat").read().rsplit(")", 1)[1].split()
    resident = int(re.search(r"VmRSS:\s+(\d+)", open(f"/proc/{pid}/status").read()).group(1)) / 1024
    return (int(parts[11]) + int(parts[12])) / os.sysconf("SC_CLK_TCK"), resident


def idle(pid, label):
    before, _ = usage(pid)
    time.sleep(20)
    after, resident = usage(pid)
    files = len(os.listdir(f"/proc/{pid}/fd"))
    print(f"{label}: {(after - before) / 20 * 100:.2f} % of a core idle, {resident:.1f} MB, {files} descriptors", flush=True)


events = []
for name in names:
    data = open(os.path.join(returns, name), "rb").read()
    last = rng.uniform(0, seconds)
    if rng.random() < 1 / 3:
        events.append((rng.uniform(0, last), name, earlier_version(name), rng.random() < 0.1))
    events.append((last, name, data, rng.random() < 0.1))
events.sort(key=lambda event: event[0])
kills = sorted(rng.uniform(seconds * 0.1, seconds * 0.95) for _ in range(5))
half_read, runs = set(), 0
watcher = start()
begun = time.time()
threads, last_of = [], {}
seen = None
kill_count = 0


def inspect():
    """Every run's outputs are looked at: none may speak of a file that cannot be read."""
    global seen, runs
    try:
        text = open(output + "/run.json").read()
        if text == seen:
            return
        seen = text
        runs += 1
        run = json.loads(text)
        for entry in run["inputs"]:
            if entry["status"] == "rejected":
                half_read.add(entry["file"])
    except (OSError, ValueError):
        pass


def deliver(name, data, is_slow, before):
    if before:
        before.join()
    arrive(name, data, is_slow)


for moment, name, data, is_slow in events:
    while time.time() - begun < moment:
        if kills and time.time() - begun > kills[0]:
            kills.pop(0)
            watcher.kill()
            watcher.wait()
            watcher = start()
            kill_count += 1
        inspect()
        time.sleep(0.02)
    thread = threading.Thread(target=deliver, args=(name, data, is_slow, last_of.get(name)))
    thread.start()
    last_of[name] = thread
for thread in last_of.values():
    thread.join()
arrived = time.time()
while kills:
    kills.pop(0)
    watcher.kill()
    watcher.wait()
    watcher = start()
    kill_count += 1
done = None
while time.time() - arrived < 300:
    inspect()
    run = json.loads(seen) if seen else {"inputs": []}
    known = {entry["file"]: entry["size"] for entry in run["inputs"] if entry["status"] == "consolidated"}
    if all(known.get(name) == os.path.getsize(os.path.join(folder, name)) for name in names):
        hashes = {entry["file"]: entry["sha256"] for entry in run["inputs"]}
        import hashlib
        if all(hashes[n] == hashlib.sha256(open(os.path.join(folder, n), "rb").read()).hexdigest() for n in names):
            done = time.time()
            break
    time.sleep(0.1)
faults = []
if done is None:
    faults.append("the outputs never showed all workbooks")
else:
    print(f"{len(names)} workbooks, {len(events)} arrivals, {kill_count} kills, {runs} runs seen; whole {done - arrived:.1f} s after the last arrival")
if half_read:
    faults.append(f"read half: {sorted(half_read)[:5]}")
time.sleep(3)
idle(watcher.pid, "after the deadline")
for count in (1000, 10000):
    for number in range(count):
        with open(folder + "/note.png", "w") as file:
            file.write(str(number))
    time.sleep(15)
    idle(watcher.pid, f"after {count} events more")
asked = time.time()
watcher.send_signal(signal.SIGTERM)
watcher.wait()
print(f"ended {time.time() - asked:.2f} s after SIGTERM, exit code {watcher.returncode}")
if watcher.returncode != 0 or time.time() - asked > 1.2:
    faults.append("SIGTERM")
os.remove(folder + "/note.png")

# One quiet run, without the cache, over what the watcher left; and one in a folder that never knew a watcher.
subprocess.run([tool, "consolidate", folder, "--as-of", as_of, "--quiet"], check=False)
watched = os.path.join(work, "watched")
shutil.copytree(output, watched)
subprocess.run([tool, "consolidate", folder, "--as-of", as_of, "--quiet", "--no-cache"], check=False)
fresh = os.path.join(work, "fresh")
os.makedirs(fresh)
for name in names + ["schema.yaml"]:
    shutil.copy2(os.path.join(folder, name), fresh)
subprocess.run([tool, "consolidate", fresh, "--as-of", as_of, "--quiet"], check=False)


def tree(path):
    return sorted(os.path.relpath(os.path.join(d, f), path) for d, _, files in os.walk(path) for f in files)


if tree(watched) != tree(output) or tree(output) != tree(fresh + "/output"):
    faults.append(f"other files: {sorted(set(tree(watched)) ^ set(tree(fresh + '/output')))[:10]}")
for name in tree(output):
    if not filecmp.cmp(os.path.join(watched, name), os.path.join(output, name), shallow=False):
        faults.append(f"{name} differs from that of a run without the cache")
# What changed when a workbook came again is told in the consolidated workbook, and a fresh folder does not know it.
for name in tree(output):
    if name in ("facts.csv", "findings.jsonl") or name.startswith("returns/"):
        if not filecmp.cmp(os.path.join(watched, name), os.path.join(fresh, "output", name), shallow=False):
            faults.append(f"{name} differs from that of a fresh folder")
print("\n".join(faults) or "the outputs are those of a quiet run")
sys.exit(1 if faults else 0)
