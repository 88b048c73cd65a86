"""One film to its transcript: listening, loading the model and recognising overlap.

A thread decodes and finds clips, another provides the model, and one for each worker hears clips as
soon as both are there. They post what they have to the thread that runs the stage; that alone keeps
the ledger, takes checkpoints and reports.

What is resumed: with the plan on disk, from the first clip without a result. Before that, the film is
listened to again, for which its sound is decoded (two seconds an hour) and what the voice meter has
found is read; that gives the same clips, and those that have a result keep it.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence
from functools import partial
from queue import SimpleQueue
from typing import TYPE_CHECKING, Any

from recorder_app.domain.errors import Permanent
from recorder_app.domain.transcript import Transcript
from recorder_app.domain.work import Context, StageJob
from recorder_app.stages.speech import foreign, languages, spool
from recorder_app.stages.speech.heard import Heard
from recorder_app.stages.speech.ledger import Ledger
from recorder_app.stages.speech.listening import listen
from recorder_app.stages.speech.loading import load
from recorder_app.stages.speech.plan import CAREFUL_CLIP_S, CLIP_S, Clip
from recorder_app.stages.speech.segments import segments

if TYPE_CHECKING:
    from recorder_app.stages.speech.recogniser import Recogniser

_DETECTED_IN = 3
"""How many clips, from the first on, the language is detected in."""

_UNSURE = -0.6
"""A mean log probability below this says that many words are wrong."""

_FETCH_CHECKPOINT_S = 1.0
"""How often a pause is looked for while a model is fetched."""


class Transcription:
    """The work on one film."""

    def __init__(self, job: StageJob, context: Context) -> None:
        self._job = job
        self._context = context
        self._model = str(job.settings["model"])
        self._wanted_language: str | None = job.settings.get("language")
        self._careful = job.settings.get("mode") == "careful"
        self._events: SimpleQueue[tuple[Callable[..., None], tuple[Any, ...]]] = SimpleQueue()
        self._tasks: SimpleQueue[Clip | None] = SimpleQueue()
        self._stop = threading.Event()
        self._speech = threading.Event()
        """Set when there is speech, or nothing to wait for."""
        self._recogniser: Recogniser | None = None
        self._language: tuple[str, float] | None = None
        """ISO 639-1 code and its probability, once it is known."""
        self._at_work = False
        """Whether there are workers."""
        self._judged = False
        """Whether it is decided that the speech is not foreign."""
        self._next_fetch_checkpoint = 0.0
        resumed = context.resume()
        if resumed and resumed["language"]:
            code, probability = resumed["language"]
            self._language = code, probability
        self._ledger = Ledger(context.folder, resume=resumed is not None)
        self._waiting = self._ledger.unheard(self._ledger.clips)
        """Clips for the workers, kept back until there are workers."""

    def run(self) -> Transcript:
        """The transcript; it has no segments where nobody speaks."""
        listening = None
        try:
            self._start(self._provide_model)
            if self._ledger.planned:
                self._speech.set()
            else:
                listening = self._start(self._listen)
            self._go_on()
            while not self._ledger.complete:
                event, arguments = self._events.get()
                event(*arguments)
            return self._transcript()
        finally:
            self._stop.set()
            self._speech.set()
            for _ in range(self._recogniser.workers if self._recogniser else 0):
                self._tasks.put(None)
            if listening:
                listening.join()
            self._keep_what_was_heard()
            self._ledger.close()

    def _keep_what_was_heard(self) -> None:
        """Results that came in the moment of a pause."""
        while not self._events.empty():
            event, arguments = self._events.get()
            if event == self._heard:
                self._ledger.heard(*arguments)

    @property
    def speech_s(self) -> float:
        """Seconds that were transcribed."""
        return self._ledger.speech_s

    # In threads of their own; they only post.

    def _start(self, work: Callable[[], None]) -> threading.Thread:
        def guarded() -> None:
            try:
                work()
            except Exception as error:
                self._post(self._fail, error)

        thread = threading.Thread(target=guarded, daemon=True)
        thread.start()
        return thread

    def _post(self, event: Callable[..., None], *arguments: object) -> None:
        self._events.put((event, arguments))

    def _listen(self) -> None:
        samples = listen(
            self._job.film,
            self._ledger.sound,
            self._ledger.voice,
            CAREFUL_CLIP_S if self._careful else CLIP_S,
            lambda clips: self._post(self._found, clips),
            self._stop.is_set,
        )
        self._post(self._listened, samples)

    def _provide_model(self) -> None:
        def wanted() -> bool:
            self._speech.wait()
            return not self._stop.is_set()

        recogniser = load(
            self._model,
            self._job.home / "models",
            self._careful,
            wanted,
            lambda come, total: self._post(self._fetched, come, total),
        )
        if recogniser:
            self._post(self._ready, recogniser)

    def _hear(self, recogniser: Recogniser, language: str) -> None:
        while (clip := self._tasks.get()) and not self._stop.is_set():
            heard = recogniser.hear(spool.read(self._ledger.sound, clip), language)
            self._post(self._heard, clip, heard)

    # Events, in the thread that runs the stage.

    def _fail(self, error: Exception) -> None:
        raise error

    def _found(self, clips: Sequence[Clip]) -> None:
        if clips:
            self._speech.set()
        self._ledger.found(clips)
        self._waiting += self._ledger.unheard(clips)
        self._go_on()

    def _listened(self, samples: int) -> None:
        self._ledger.close_plan(samples)
        self._checkpoint()
        self._go_on()

    def _fetched(self, come: int, total: int) -> None:
        note = f"Fetching model {self._model}: {come // 10**6} of {total // 10**6} MB"
        self._context.progress(0.0, note=note)
        if time.monotonic() >= self._next_fetch_checkpoint:
            self._next_fetch_checkpoint = time.monotonic() + _FETCH_CHECKPOINT_S
            self._checkpoint()

    def _ready(self, recogniser: Recogniser) -> None:
        self._recogniser = recogniser
        self._go_on()

    def _heard(self, clip: Clip, heard: Heard) -> None:
        self._ledger.heard(clip, heard)
        self._go_on()

    # What the events lead to.

    def _go_on(self) -> None:
        """Do whatever can be done with what is known now."""
        if self._recogniser:
            self._set_to_work(self._recogniser)
        ledger = self._ledger
        total_s = ledger.speech_s if ledger.planned else self._job.duration_s
        self._context.progress(
            min(1.0, ledger.heard_s / total_s) if total_s else 0.0,
            position_s=ledger.position_s,
            note=None if self._recogniser else f"Loading model {self._model}",
        )

    def _set_to_work(self, recogniser: Recogniser) -> None:
        if self._language is None:
            self._language = self._find_language(recogniser)
            if self._language is None:
                return
        if not self._at_work:
            self._at_work = True
            for _ in range(recogniser.workers):
                self._start(partial(self._hear, recogniser, self._language[0]))
        for clip in self._waiting:
            self._tasks.put(clip)
        self._waiting = []
        for _ in self._ledger.settle():
            self._refuse_foreign(recogniser)
            self._checkpoint()
        self._refuse_foreign(recogniser)

    def _find_language(self, recogniser: Recogniser) -> tuple[str, float] | None:
        """As set, or as detected; None until enough is known of the film."""
        if self._wanted_language:
            recogniser.require(self._wanted_language)
            self._context.say(f"Language: {languages.name(self._wanted_language)}, as set")
            return self._wanted_language, 1.0
        if not recogniser.multilingual:
            self._context.say(f"Language: English, the only one {recogniser.model.name} knows")
            return "en", 1.0
        ledger = self._ledger
        if not ledger.clips or (len(ledger.clips) < _DETECTED_IN and not ledger.planned):
            return None
        first = [spool.read(ledger.sound, clip) for clip in ledger.clips[:_DETECTED_IN]]
        code, probability = recogniser.detect(first)
        self._context.say(f"Language: {languages.name(code)} ({probability:.0%})")
        return code, probability

    def _refuse_foreign(self, recogniser: Recogniser) -> None:
        """Nonsense that a model for English only makes of other languages is not published."""
        ledger = self._ledger
        if self._judged or not (ledger.complete or ledger.done >= foreign.CLIPS):
            return
        self._judged = True
        if recogniser.multilingual or self._wanted_language:
            return
        heard = ledger.results()[: foreign.CLIPS]
        if foreign.is_foreign(
            [(spool.read(ledger.sound, clip), each.logprob) for clip, each in heard if each.words]
        ):
            raise Permanent(
                f"The speech does not seem to be English, and the model {recogniser.model.name} "
                "knows English only. Choose a model for many languages, for example base."
            )

    def _checkpoint(self) -> None:
        done = {"language": self._language, "clips": self._ledger.done}
        self._context.checkpoint(done, position_s=self._ledger.position_s)

    def _transcript(self) -> Transcript:
        results = self._ledger.results()
        spoken = [(clip.length_s, heard.logprob) for clip, heard in results if heard.words]
        total_s = sum(length_s for length_s, _ in spoken)
        if total_s and sum(a * b for a, b in spoken) / total_s < _UNSURE:
            self._context.say("Much of the speech was hard to understand: check the words.")
        code, probability = self._language or ("", 0.0)
        model = self._recogniser.model.name if self._recogniser else self._model
        return Transcript(code, round(probability, 4), model, segments(results))
