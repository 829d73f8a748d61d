"""bench.py TOP SHARED WORK ARTICLES ROUNDS MEASURE... - what build-aux/bench runs in the place where Quotidian is built."""
import collections, gzip, json, os, pathlib, pty, random, re, shutil, signal, statistics, subprocess, sys, time

top, shared, work = map(pathlib.Path, sys.argv[1:4])
n_articles, n_rounds = map(int, sys.argv[4:6])
measures = sys.argv[6:]
cli = str(top / "_build/src/cli/quotidian-cli")
probe = str(top / "_build/tests/bench/bench-store")
HELD_OUT = 500  # articles of the corpus that "one-more" adds to the library one by one
FLOOR = {"HASHSIZE": "16777216", "TOK": "unicode61"}

Run = collections.namedtuple("Run", "wall cpu memory status user")
rows = []


def row(what, value, must="", aim=""):
    rows.append((what, value, must, aim))
    print("… %s: %s" % (what, value), file=sys.stderr, flush=True)


def skip(name, why):
    row(name, "skipped: " + why)


def run(arguments, environment=None):
    """Runs a program with its output thrown away. Memory is the largest resident set, MB."""
    start = time.monotonic()
    pid = os.fork()
    if pid == 0:
        os.environ.update(environment or {})
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        os.execvp(arguments[0], arguments)
    _, status, usage = os.wait4(pid, 0)
    return Run(time.monotonic() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1000, os.waitstatus_to_exitcode(status), usage.ru_utime)


def output(*arguments):
    return subprocess.run(arguments, check=True, stdout=subprocess.PIPE, text=True).stdout


def remove_library(path):
    for ending in "", "-wal", "-shm", "-lock":
        pathlib.Path(str(path) + ending).unlink(missing_ok=True)


def library_size(path):
    return sum(os.path.getsize(str(path) + ending) for ending in ("", "-wal") if os.path.exists(str(path) + ending))


def corpus(n):
    """Generates n articles as text files, and HELD_OUT more in a folder beside them."""
    folder = work / ("c%d" % n)
    if not (folder / "more").exists():
        shutil.rmtree(folder, ignore_errors=True)
        subprocess.run([work / "gen", str(n + HELD_OUT), folder], check=True, stdout=subprocess.DEVNULL)
        (folder / "new").mkdir()
        for path in sorted((folder / "txt").glob("*/*.txt"))[n:]:
            path.rename(folder / "new" / path.name)
        (folder / "new").rename(folder / "more")
    return folder


def warm(folder):
    """Reads all files, so that the program whose turn comes first does not read them from the disk for the other."""
    for path in sorted(folder.glob("*/*.txt")):
        path.read_bytes()


def import_into(library, path, *options):
    remove_library(library)
    result = run([cli, "--library", str(library), "import", *options, str(path)])
    if result.status != 0:
        sys.exit("bench: the import of %s failed" % path)
    return result


def floor_fts(folder):
    result = run([str(work / "floor"), "fts", str(folder), str(work / "floor.db")], FLOOR)
    remove_library(work / "floor.db")
    return result


def median(values):
    return statistics.median(values)


def spread(values, digits=2):
    return "%.*f (%s)" % (digits, median(values), ", ".join("%.*f" % (digits, value) for value in sorted(values)))


library = work / "library.quotidian"
small = max(n_articles // 10, 1000)


def measure_imports(names):
    """The measures that take whole imports, in rounds so that all see the same load."""
    if not names & {"import", "growth", "memory", "size", "one-more", "panel", "search", "recoll"}:
        return
    large = corpus(n_articles)
    recoll = "recoll" in names and shutil.which("recollindex")
    results = collections.defaultdict(list)
    warm(large / "txt")
    if "growth" in names:
        warm(corpus(small) / "txt")
    for _ in range(n_rounds if names & {"import", "growth", "recoll"} else 1):
        if "import" in names:
            results["floor"].append(floor_fts(large / "txt"))
        if "growth" in names:
            results["small"].append(import_into(work / "small.quotidian", corpus(small) / "txt"))
        if recoll:
            results["recoll"].append(run_recoll(large / "txt"))
        results["large"].append(import_into(library, large / "txt"))
    walls = {name: [result.wall for result in runs] for name, runs in results.items()}
    if "import" in names:
        row("import ÷ FTS5 insert, wall", spread([a / b for a, b in zip(walls["large"], walls["floor"])]), "1.6", "1.25")
        row("import ÷ FTS5 insert, processor time",
            spread([a.cpu / b.cpu for a, b in zip(results["large"], results["floor"])]))
    if "recoll" in names:
        if recoll:
            row("import ÷ recollindex, wall", spread([a / b for a, b in zip(walls["large"], walls["recoll"])], 3), ".12", ".10")
            row("import ÷ recollindex, processor time", spread([a.cpu / b.cpu for a, b in zip(results["large"], results["recoll"])], 3))
        else:
            skip("import ÷ recollindex, wall", "there is no recollindex (Debian: recollcmd)")
    if "growth" in names:
        row("growth of time per article from %d" % small,
            spread([a / n_articles / (b / small) for a, b in zip(walls["large"], walls["small"])]), "1.3 (from 10,000 to 100,000)", "1.15")
    if "memory" in names:
        row("memory of the import, MB", "%.0f" % max(result.memory for result in results["large"]), "250 (100,000)", "200")
    if "size" in names:
        text = sum(path.stat().st_size for path in (large / "txt").glob("*/*.txt"))
        row("library ÷ text", "%.2f" % (library_size(library) / text), "2.3", "2.0")


def run_recoll(folder):
    configuration = work / "recoll"
    shutil.rmtree(configuration, ignore_errors=True)
    configuration.mkdir()
    # Of itself it gives way to all other programs, for which no ratio of wall times could make up.
    (configuration / "recoll.conf").write_text("topdirs = %s\nindexallfilenames = 0\nidxniceprio = 0\n" % folder)
    return run(["recollindex", "-c", str(configuration), "-z"])


def percentile(values, part):
    return sorted(values)[min(len(values) - 1, int(len(values) * part))]


def times(*arguments):
    """What the probe prints: a name and µs a line."""
    found = collections.defaultdict(list)
    for line in output(probe, *map(str, arguments)).splitlines():
        name, value = line.split()
        found[name].append(float(value) / 1000)
    return found


def measure_rest():
    """What follows is measured in a library at rest, as the pauses of a window leave it; of the phrase both is told."""
    found = times("search", library, 50)["phrase"]
    row("search right after the import: a phrase of four words, median / p99, ms", "%.2f / %.2f" % (median(found), percentile(found, .99)))
    row("until the library is at rest after the import, s", "%.1f" % (times("rest", library, 600)["rest"][0] / 1000))


def measure_panel():
    warm = times("panel", library, 2000)["panel"]
    row("panel: median / p99, ms", "%.3f / %.2f" % (median(warm), percentile(warm, .99)), "0.2 / 4", "0.1 / 2")
    cold = []
    for _ in range(9):
        descriptor = os.open(library, os.O_RDONLY)
        os.fsync(descriptor)
        os.posix_fadvise(descriptor, 0, 0, os.POSIX_FADV_DONTNEED)
        os.close(descriptor)
        cold += times("panel", library, 1, random.Random(len(cold)).randrange(1 << 30))["panel"]
    row("panel: first, cold, ms", "%.1f (worst of 9: %.1f)" % (median(cold), max(cold)), "8", "5")


def measure_search():
    found = times("search", library, 50)
    for name, what, must, aim in (("phrase", "a phrase of four words", "2", "1"), ("newest", "newest 50 of a common word", "1", "0.5"),
                                  ("best", "50 best of a common word", "60", "40")):
        listed = found[name + "-listed"]
        row("search: %s, median / p99, ms; with records and snippets" % what,
            "%.2f / %.2f; %.2f / %.2f" % (median(found[name]), percentile(found[name], .99), median(listed), percentile(listed, .99)), must, aim)
    row("search: the first for a common word, newest 50, ms", "%.2f" % found["newest-first"][0])


def measure_one_more():
    found = times("one-more", library, *sorted((corpus(n_articles) / "more").iterdir()))["one-more"]
    row("one more article: median / p99 / worst, ms", "%.1f / %.1f / %.1f" % (median(found), percentile(found, .99), max(found)),
        "2 / 10 / 30 (into 100,000)")


def measure_gold():
    scorer = top / "tests/eval/score-gold.py"
    if not scorer.exists():
        return skip("relations on the gold", "there is no tests/eval/score-gold.py")
    folder = corpus(10000)
    gold = work / "gold.quotidian"
    import_into(gold, folder / "articles.jsonl")
    with open(work / "gold.jsonl", "w") as relations:
        subprocess.run([cli, "--library", gold, "relations", "--format", "jsonl"], check=True, stdout=relations)
    row("relations on the gold of 10,000", output(sys.executable, str(scorer), str(folder), str(work / "gold.jsonl")).strip().splitlines()[-1],
        "recall, precision .97", ".985")


def bulk_corpus():
    """The collected articles as JSON lines, and as text files for the floor."""
    packed = shared / "corpora/bulk-articles.jsonl.gz"
    if not packed.exists():
        return None
    folder = work / "bulk"
    if not (folder / "txt").exists():
        shutil.rmtree(folder, ignore_errors=True)
        (folder / "new").mkdir(parents=True)
        with gzip.open(packed, "rt") as lines, open(folder / "bulk.jsonl", "w") as plain:
            for number, line in enumerate(lines):
                plain.write(line)
                path = folder / "new" / ("d%03d" % (number // 1000)) / ("a%07d.txt" % number)
                path.parent.mkdir(exist_ok=True)
                path.write_text(json.loads(line)["text"])
        (folder / "new").rename(folder / "txt")
    return folder


def measure_bulk():
    folder = bulk_corpus()
    if folder is None:
        return skip("collected articles", "there is no bulk-articles.jsonl.gz")
    ratios, processor, memory = [], [], []
    warm(folder / "txt")
    (folder / "bulk.jsonl").read_bytes()
    for _ in range(n_rounds):
        floor = floor_fts(folder / "txt")
        imported = import_into(work / "bulk.quotidian", folder / "bulk.jsonl")
        ratios.append(imported.wall / floor.wall)
        processor.append(imported.cpu / floor.cpu)
        memory.append(imported.memory)
    row("collected articles: import ÷ FTS5 insert, wall", spread(ratios), "1.6")
    row("collected articles: the same, processor time", spread(processor))
    row("collected articles: memory of the import, MB", "%.0f" % max(memory))
    text = sum(path.stat().st_size for path in (folder / "txt").glob("*/*.txt"))
    row("collected articles: library ÷ text", "%.2f" % (library_size(work / "bulk.quotidian") / text), "2.3", "2.0")
    sound = run([cli, "--library", str(work / "bulk.quotidian"), "verify"]).status == 0
    row("collected articles: verify", "clean" if sound else "PROBLEMS", "clean")
    lines = (folder / "bulk.jsonl").read_text().splitlines(keepends=True)
    random.Random(1).shuffle(lines)
    (folder / "shuffled").mkdir(exist_ok=True)
    (folder / "shuffled/bulk.jsonl").write_text("".join(lines))
    # The path is a part of an origin, so that both orders are imported under one.
    for name in "bulk.jsonl", "shuffled/bulk.jsonl":
        import_into(work / (pathlib.Path(name).parent.name + ".order"), folder / name)
    same = [sorted(output(cli, "--library", str(work / name), "relations", "--format", "jsonl").splitlines()) for name in (".order", "shuffled.order")]
    row("collected articles: relations in two orders", "the same" if same[0] == same[1] else "DIFFERENT", "the same")


def measure_kills(n_kills=50):
    folder = bulk_corpus()
    if folder is None:
        return skip("kills", "there is no bulk-articles.jsonl.gz")
    whole, killed = work / "whole.quotidian", work / "killed.quotidian"
    duration = import_into(whole, folder / "bulk.jsonl").wall
    expected = output(cli, "--library", str(whole), "verify", "--digest")
    remove_library(killed)
    chance = random.Random(50)
    n_lost = n_unsound = n_done = last = 0
    command = [cli, "--library", str(killed), "import", str(folder / "bulk.jsonl")]
    while n_done < n_kills:
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, start_new_session=True)
        # On average a fiftieth of the import, but what was committed already is read again each time.
        time.sleep(chance.uniform(0, duration / n_kills * 2) + .02)
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        n_done += 1
        if not killed.exists():
            continue
        n_unsound += run([cli, "--library", str(killed), "verify"]).status != 0
        count = len(output(cli, "--library", str(killed), "articles", "--format", "jsonl").splitlines())
        n_lost += count < last
        last = count
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    sound = run([cli, "--library", str(killed), "verify"]).status == 0
    same = output(cli, "--library", str(killed), "verify", "--digest") == expected
    row("%d kills: verify unsound / articles lost" % n_done, "%d / %d" % (n_unsound, n_lost), "0 / 0")
    row("%d kills: at the last %d articles; then verify, digest" % (n_done, last), "%s, %s" % ("clean" if sound else "PROBLEMS", "the same" if same else "DIFFERENT"),
        "clean, the same")


def write_long_articles(path):
    """One of 2,000 words with 60 quotations, one of 20,000 with 360, and eight that carry these."""
    chance = random.Random(7)
    syllables = [a + b for a in "bdfgklmnprst" for b in "aeiou"]
    words = ["".join(chance.choice(syllables) for _ in range(chance.choice((1, 2, 2, 3)))) for _ in range(3000)]

    def some(n):
        return " ".join(chance.choice(words) for _ in range(n))

    def body(n_words, quotations):
        rest = max(n_words // len(quotations) - 27, 5)
        return "\n\n".join("%s. “%s,” said Ada Quill. %s." % (some(10).capitalize(), said.capitalize(), some(rest).capitalize()) for said in quotations)

    quotations = [some(14) for _ in range(60)]
    articles = {"bench-2000": body(2000, quotations), "bench-20000": body(20000, quotations + [some(14) for _ in range(300)])}
    articles.update(("bench-other-%d" % i, body(1500, quotations)) for i in range(8))
    with open(path, "w") as lines:
        for name, text in articles.items():
            lines.write(json.dumps({"id": name, "source": "Source of " + name, "title": name, "date": "2026-01-01", "text": text}) + "\n")


def window_times(*arguments):
    """What the window prints on a display of its own: a name and a figure a line. It is always another person's first session."""
    found = collections.defaultdict(list)
    environment = dict(os.environ, GSK_RENDERER="cairo", GSETTINGS_BACKEND="memory", GSETTINGS_SCHEMA_DIR=str(top / "_build/data"), GTK_A11Y="none",
                       ADW_DISABLE_PORTAL="1", XDG_STATE_HOME=str(work / "state"))
    shutil.rmtree(work / "state", ignore_errors=True)
    # The display is there before the clock starts.
    script = 'QUOTIDIAN_BENCH_START=$(python3 -c "import time; print(time.monotonic_ns() // 1000)") exec "$@"'
    command = ["xvfb-run", "-a", "-s", "-screen 0 1440x900x24 -noreset", "dbus-run-session", "--", "sh", "-c", script, "sh",
               str(top / "_build/tests/bench/bench-ui"), *map(str, arguments)]
    for line in subprocess.run(command, check=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env=environment).stdout.splitlines():
        name, value = line.split()
        found[name].append(float(value))
    return found


def follow_progress(arguments):
    """Runs an import at a terminal; returns how often it told how far it was. Exits where what was told shrank or exceeded the whole."""
    unit = {"bytes": 1, "byte": 1, "kB": 1e3, "MB": 1e6, "GB": 1e9}
    pid, terminal = pty.fork()
    if pid == 0:
        os.execvpe(arguments[0], arguments, {**os.environ, "LC_ALL": "C.UTF-8"})
    told = b""
    while True:
        try:
            told += os.read(terminal, 65536)
        except OSError:
            break
    os.waitpid(pid, 0)
    text = told.decode(errors="replace").replace("\u00a0", " ")
    before = (0, 0, 0)
    steps = re.findall(r"(\d+) of (\d+) files, ([\d.]+) (\w+) of ([\d.]+) (\w+), (\d+) new", text)
    for files, all_files, size, size_unit, all_size, all_unit, articles in steps:
        now = (int(files), float(size) * unit[size_unit], int(articles))
        if any(a < b for a, b in zip(now, before)) or now[0] > int(all_files) or now[1] > float(all_size) * unit[all_unit]:
            sys.exit("bench: the import told %s after %s, of %s files" % (now, before, all_files))
        before = now
    end = re.search(r"(\d+) new, \d+ unchanged[^\r\n]* (\d+) of (\d+) files read", text)
    if not steps or not end or end.group(2) != end.group(3) or int(end.group(1)) < before[2]:
        sys.exit("bench: the import did not tell its end: " + text[-300:])
    return len(steps)


def measure_mixed():
    """A thousand files of many formats, made of the project's own fiction, on one processor."""
    os.environ["QUOTIDIAN_LIBEXECDIR"] = str(top / "_build/src/pdf")
    folder, kept = work / "mixed", os.sched_getaffinity(0)
    if not folder.exists():
        subprocess.run([sys.executable, str(top / "build-aux/mixed.py"), str(top), str(folder)], check=True, stdout=subprocess.DEVNULL)
    n_files = sum(1 for path in folder.rglob("*") if path.is_file())
    n_pages = sum(1 for path in (folder / "html").rglob("*.html"))
    mean = sum(path.stat().st_size for path in (folder / "html").rglob("*.html")) / n_pages / 1000
    os.sched_setaffinity(0, {min(kept)})
    pages, files = [], []
    for _ in range(n_rounds):
        pages.append(import_into(library, folder / "html").user * 1000 / n_pages)
        files.append(import_into(library, folder).user * 1000 / n_files)
    remove_library(library)
    steps = follow_progress([cli, "--library", str(library), "import", str(folder)])
    os.sched_setaffinity(0, kept)
    row("mixed: user time of a web page of %.0f KB, ms" % mean, spread(pages, 1), "20", "8")
    row("mixed: user time of one of %d files of 14 formats, ms" % n_files, spread(files, 1))
    row("mixed: progress never shrank, never exceeded the whole, ended at it", "held over %d steps" % steps)


def measure_ui():
    if not shutil.which("xvfb-run"):
        return skip("the window", "there is no xvfb-run")
    if not library.exists():
        import_into(library, corpus(n_articles) / "txt")
    write_long_articles(work / "long.jsonl")
    subprocess.run([cli, "--library", str(library), "import", str(work / "long.jsonl")], check=True, stdout=subprocess.DEVNULL)
    frame, frame_work, listed, listed_work, memory = [], [], [], [], []
    for _ in range(max(n_rounds, 5)):
        empty, ours = window_times("empty"), window_times("start", library)
        frame.append(ours["frame"][0] / empty["frame"][0])
        frame_work.append(ours["frame-work"][0] / empty["frame-work"][0])
        listed.append(ours["articles"][0] / empty["frame"][0])
        listed_work.append(ours["articles-work"][0] / empty["frame-work"][0])
        memory.append(ours["memory"][0] / empty["memory"][0])
    row("window: first frame ÷ that of an empty window", spread(frame), "1.5", "1.25")
    row("window: the same, processor time of the main thread", spread(frame_work), "1.5", "1.25")
    row("window: frame with the articles ÷ the first of an empty window", spread(listed))
    row("window: the same, processor time of the main thread", spread(listed_work))
    row("window: memory ÷ that of an empty window", spread(memory), "1.5")
    found = window_times("read", library, 11, "bench-2000", "bench-20000")
    row("window: first article of a session opened, by the clock; work, ms", "%.0f; %.0f" % (found["first"][0] / 1000, found["first-work"][0] / 1000), "32", "16")
    for name, what, must, aim in (("bench-2000", "article of 2,000 words opened", "32", "16"), ("bench-20000", "article of 20,000 words opened", "100", ""),
                                  ("panel", "renditions of a quotation shown, the first five", "32", "")):
        for measured, how in ((name, ""), (name + "-work", ", work of the main thread")):
            values = [value / 1000 for value in found[measured]]
            row("window: %s%s, median / worst, ms" % (what, how), "%.0f / %.0f" % (median(values), max(values)), must, aim)
    values = [value / 1000 for value in found["panel-all"]]
    row("window: all renditions of a quotation there, up to twenty, median / worst, ms", "%.0f / %.0f" % (median(values), max(values)))
    found = window_times("scroll", library)
    for name, what in (("jump", "from end to end in 600 steps"), ("glide", "24 pixels a frame")):
        values = [value / 1000 for value in found[name]]
        row("window: articles scrolled, %s, work a frame, median / p99 / worst, ms" % what,
            "%.1f / %.1f / %.1f" % (median(values), percentile(values, .99), max(values)), "– / 16 / 50")
    # Into a copy, so that the library is again what it was.
    copy = work / "stall.quotidian"
    remove_library(copy)
    shutil.copy(library, copy)
    found = window_times("import", copy, corpus(small) / "txt")
    remove_library(copy)
    for name, what in (("stall-work", "work of the main thread"), ("stall", "by the clock")):
        values = [value / 1000 for value in found[name]]
        row("window: longest stall a frame while %d articles are imported, %s, median / p99 / worst, ms" % (small, what),
            "%.1f / %.1f / %.1f" % (median(values), percentile(values, .99), max(values)), "– / 16 / 50")


measure_imports(set(measures))
if set(measures) & {"panel", "search", "one-more"}:
    measure_rest()
# The panel last of the three: its cold requests leave the library out of the page cache.
for name, function in (("search", measure_search), ("one-more", measure_one_more), ("panel", measure_panel), ("gold", measure_gold),
                       ("mixed", measure_mixed), ("bulk", measure_bulk), ("kills", measure_kills), ("ui", measure_ui)):
    if name in measures:
        function()
print("\n%d generated articles, %d rounds, %d processors\n" % (n_articles, n_rounds, os.cpu_count()))
print("| measure | is | must | aim |\n|---|---|---|---|")
for cells in rows:
    print("| %s |" % " | ".join(cells))
