from tests.stages.media.timed_films import films

__all__ = ["films"]
