"""Runs inside a peer's environment: reads texts, redacts them with that peer, writes them back.

Usage: ``child.py PEER GIVEN TAKEN TOLD SECONDS``. Uses nothing of this project and nothing but the peer.
"""

import json
import os
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

Redact = Callable[[list[str], dict[str, str]], list[str]]


def _posix_home(person: dict[str, str]) -> str:
    home = person["home"]
    return home if home.startswith("/") else f"/home/{person['username']}"


def dataclaw() -> Redact:
    """Its user-name replacement, then its secrets, then the strings a user tells it to remove."""
    from dataclaw.anonymizer import Anonymizer
    from dataclaw.secrets import redact_custom_strings, redact_text

    made: dict[str, Any] = {}

    def redact(texts: list[str], person: dict[str, str]) -> list[str]:
        if person["username"] not in made:
            os.environ["HOME"] = _posix_home(person)
            made[person["username"]] = Anonymizer([person["username"]])
        own = made[person["username"]]
        strings = [person["given"] + " " + person["family"], person["email"]]
        return [redact_custom_strings(redact_text(own.text(text))[0], strings)[0] for text in texts]

    return redact


def opentraces() -> Redact:
    """The tools that it runs over every published row."""
    from opentraces.security.dataset_rows import sanitize_dataset_row

    def redact(texts: list[str], person: dict[str, str]) -> list[str]:
        os.environ["USER"] = os.environ["USERNAME"] = person["username"]
        os.environ["HOME"] = _posix_home(person)
        return list(sanitize_dataset_row({"content": list(texts)}).row["content"])

    return redact


def scrubadub() -> Redact:
    """Its default detectors."""
    import scrubadub as tool

    scrubber = tool.Scrubber()
    return lambda texts, _: [scrubber.clean(text) for text in texts]


def detect_secrets() -> Redact:
    """Its default plug-ins and filters, as for a file; each value found is replaced in its line."""
    from detect_secrets.core.scan import _process_line_based_plugins
    from detect_secrets.settings import default_settings

    def one(text: str) -> str:
        lines = text.split("\n")
        found = _process_line_based_plugins(lines=list(enumerate(lines, 1)), filename="text.txt")
        for secret in found:
            if secret.secret_value:
                at = secret.line_number - 1
                lines[at] = lines[at].replace(secret.secret_value, "[SECRET]")
        return "\n".join(lines)

    def redact(texts: list[str], _: dict[str, str]) -> list[str]:
        with default_settings():
            return [one(text) for text in texts]

    return redact


def presidio() -> Redact:
    """Its default English pattern recognisers, with a blank tokeniser in place of a trained pipeline."""
    import spacy
    import tldextract
    from presidio_analyzer import AnalyzerEngine, RecognizerRegistry
    from presidio_analyzer.nlp_engine import NlpArtifacts, NlpEngine

    # Its e-mail recogniser would fetch a list of domains from the network at the first address.
    tldextract.extract = tldextract.TLDExtract(suffix_list_urls=(), cache_dir=None)

    class Blank(NlpEngine):
        def __init__(self) -> None:
            self.nlp = spacy.blank("en")

        def load(self) -> None:
            pass

        def is_loaded(self) -> bool:
            return True

        def process_text(self, text: str, language: str) -> NlpArtifacts:
            words = self.nlp.make_doc(text)
            return NlpArtifacts(
                entities=[],
                tokens=words,
                tokens_indices=[word.idx for word in words],
                lemmas=[word.text.lower() for word in words],
                nlp_engine=self,
                language=language,
                scores=[],
            )

        def process_batch(self, texts: Any, language: str, **_: Any) -> Any:  # noqa: ANN401 - as there
            for text in texts:
                yield text, self.process_text(text, language)

        def is_stopword(self, word: str, _: str) -> bool:
            return self.nlp.vocab[word].is_stop

        def is_punct(self, word: str, _: str) -> bool:
            return self.nlp.vocab[word].is_punct

        def get_supported_entities(self) -> list[str]:
            return []

        def get_supported_languages(self) -> list[str]:
            return ["en"]

    registry = RecognizerRegistry()
    registry.load_predefined_recognizers(languages=["en"])
    registry.remove_recognizer("SpacyRecognizer")
    engine = AnalyzerEngine(registry=registry, nlp_engine=Blank(), supported_languages=["en"])

    def one(text: str) -> str:
        result, last = [], 0
        for found in sorted(engine.analyze(text, language="en"), key=lambda found: (found.start, -found.end)):
            if found.end > last:
                result.append(text[last : max(last, found.start)])
                result.append(f"<{found.entity_type}>" if found.start >= last else "")
                last = found.end
        return "".join((*result, text[last:]))

    return lambda texts, _: [one(text) for text in texts]


_PEERS: dict[str, Callable[[], Redact]] = {
    "dataclaw": dataclaw,
    "opentraces": opentraces,
    "scrubadub": scrubadub,
    "detect-secrets": detect_secrets,
    "presidio-analyzer": presidio,
}


def peak_memory() -> float:
    """Most MiB this process has had; ``ru_maxrss`` would count what its parent had when it was started."""
    status = Path("/proc/self/status")
    if status.exists():
        lines = status.read_text(encoding="ascii", errors="replace").splitlines()
        return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM:")), 0.0)
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 if sys.platform != "darwin" else 2**20)


def main(arguments: list[str]) -> None:
    """Redact one conversation after the other until the time is up."""
    name, given, taken, told, limit = arguments
    redact = _PEERS[name]()
    redact(
        ["warm up: nobody@example.org"],
        {
            "username": "nobody1",
            "home": "/home/nobody1",
            "given": "No",
            "family": "Body",
            "email": "n@example.org",
        },
    )
    deadline = time.monotonic() + float(limit)
    spent, done, size, trouble = 0.0, 0, 0, ""
    with Path(given).open(encoding="utf-8") as source, Path(taken).open("w", encoding="utf-8") as target:
        for line in source:
            if time.monotonic() > deadline:
                trouble = "out of time"
                break
            job = json.loads(line)
            start = time.process_time()
            texts = redact(job["texts"], job["person"])
            spent += time.process_time() - start
            size += sum(len(text.encode("utf-8", "surrogatepass")) for text in job["texts"])
            done += 1
            target.write(json.dumps(texts) + "\n")
            target.flush()
    peak = peak_memory()
    Path(told).write_text(
        json.dumps({"seconds": spent, "bytes": size, "done": done, "peak": peak, "trouble": trouble}),
        encoding="utf-8",
    )


if __name__ == "__main__":
    main(sys.argv[1:])
