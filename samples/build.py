"""Write the sample archives: `python samples/build.py OUT_DIR [--mastodon-zip]`.

Four files, in the form in which the services hand them out, made of the words that stand beside this
file. The standard library is enough; the same words give the same bytes.
"""

import argparse
import sys
from pathlib import Path

from making.blog import blog_archive
from making.cast import Cast
from making.crossings import crossing_log
from making.linkedin import linkedin_archive
from making.mastodon import mastodon_archive
from making.packing import write_tar_gz, write_zip
from making.words import order, read_words
from making.x import x_archive

HERE = Path(__file__).resolve().parent


def build(out: Path, *, mastodon_zip: bool = False) -> tuple[Path, ...]:
    """Write the archives into `out`, which is made where it is missing, and give their paths."""
    cast = Cast(HERE / "cast.toml")
    lines = sorted(read_words(HERE) + crossing_log(HERE / "days" / "crossings.toml"), key=order)
    out.mkdir(parents=True, exist_ok=True)
    mastodon = mastodon_archive(cast, lines)
    return (
        write_zip(out / "linkedin.zip", linkedin_archive(cast, lines, HERE / "linkedin.toml")),
        write_zip(out / "x-archive.zip", x_archive(cast, lines)),
        write_zip(out / "mastodon.zip", mastodon)
        if mastodon_zip
        else write_tar_gz(out / "mastodon.tar.gz", mastodon),
        write_zip(out / "blog.zip", blog_archive(HERE / "blog")),
    )


def main() -> int:
    """Read the call, build, and name what was written."""
    reader = argparse.ArgumentParser(description="Write the sample archives into a folder.")
    reader.add_argument("out", type=Path, metavar="OUT_DIR")
    reader.add_argument(
        "--mastodon-zip", action="store_true", help="a zip, as newer servers write, not a tar.gz"
    )
    asked = reader.parse_args()
    for path in build(asked.out, mastodon_zip=asked.mastodon_zip):
        print(path)
    return 0


if __name__ == "__main__":
    sys.exit(main())
