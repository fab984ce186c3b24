"""Amazon S3 and what speaks its language: the commands that bring a release there, as a script for a shell.

Files come in the order that keeps every page whole: what is named by its contents, the rest; then goes what
is no more. S3's own rules of redirects end at 50; a redirect of each object has no bound.
"""

from __future__ import annotations

import shlex

from bulletin.output.hosting.facts import ASK_AGAIN, FEED, FOR_EVER, TYPES, Hosting, decoded

_AGAIN = f"--cache-control '{ASK_AGAIN}'"


def s3_script(hosting: Hosting) -> str:
    """The script. It wants the AWS command line, and a bucket that is served as a website."""
    named = [folder.removeprefix(hosting.base) for folder in hosting.named]
    typed = [(f"*.{ending}", type_) for ending, type_ in TYPES] + [("*feed.xml", FEED)]
    others = " ".join(f"--exclude '{folder}*'" for folder in named)
    untyped = " ".join(f"--exclude '{pattern}'" for pattern, _ in typed)
    lines = [
        "#!/bin/sh",
        "# sh s3.sh BUCKET [FOLDER]: the bucket's website settings name index.html and 404.html.",
        "# S3 sends no headers of its own but these; put a CDN before it for the others (docs/hosting.md).",
        "set -eu",
        f'to="s3://$1{hosting.base}" from="${{2:-public}}"',
    ]
    lines += [
        f'aws s3 sync "$from/{one}" "${{to}}{one}" --size-only --cache-control \'{FOR_EVER}\''
        for one in named
    ]
    lines.append(f'aws s3 sync "$from" "$to" {_AGAIN} {others} {untyped}')
    for pattern, type_ in typed:
        only = f"--exclude '*' --include '{pattern}' {others}"
        lines.append(f'aws s3 sync "$from" "$to" {_AGAIN} {only} --content-type \'{type_}\'')
    lines.append(f'aws s3 sync "$from" "$to" --delete --size-only {_AGAIN}')
    for one in hosting.moved:  # last: what stands at these addresses was just uploaded
        key = f'--bucket "$1" --key {shlex.quote(decoded(one.path).lstrip("/") + "index.html")}'
        lines.append(f"aws s3api put-object {key} --website-redirect-location '{one.target}'")
    return "\n".join([*lines, ""])
