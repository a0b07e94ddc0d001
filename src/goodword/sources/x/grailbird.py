"""The table of the Grailbird archive (up to 2018): `tweets.csv`, read where its JavaScript is missing."""

from goodword.sources.x.records import Entities, Tweet, Url, UserMention
from goodword.sources.x.words import HANDLE, REPOST
from goodword.text.rows import Row

NEEDED = frozenset({"tweetid", "timestamp", "text"})


def tweet_of_row(row: Row) -> Tweet:
    """The post in a row: handles stand in its text only, addresses in a column of their own."""
    text = row["text"]
    reposted = row["retweetedstatususerid"]
    answered = row["inreplytouserid"]
    repost = REPOST.match(text)
    handles = list(dict.fromkeys(HANDLE.findall(text)))
    known = (
        {repost[1]: reposted}
        if repost and reposted
        else {handles[0]: answered}
        if handles and answered
        else {}
    )
    mentions = tuple(UserMention(screen_name=handle, id_str=known.get(handle) or "-1") for handle in handles)
    links = tuple(Url(expanded_url=address) for address in row["expandedurls"].split(",") if address)
    return Tweet(
        id_str=row["tweetid"],
        created_at=row["timestamp"],
        text=text,
        entities=Entities(user_mentions=mentions, urls=links),
        in_reply_to_status_id_str=row["inreplytostatusid"] or None,
        in_reply_to_user_id_str=answered or None,
        in_reply_to_screen_name=handles[0] if handles and answered else None,
    )
