window.YTD.deleted_tweets.part0 = [
  {
    "tweet" : {
      "edit_info" : {
        "initial" : {
          "editTweetIds" : [
            "1665000000000000099"
          ],
          "editableUntil" : "2022-12-06T12:00:00.000Z",
          "editsRemaining" : "5",
          "isEditEligible" : true
        }
      },
      "retweeted" : false,
      "source" : "<a href=\"https://client.example.com\" rel=\"nofollow\">Example</a>",
      "entities" : {
        "hashtags" : [],
        "symbols" : [],
        "user_mentions" : [],
        "urls" : []
      },
      "display_text_range" : [
        "0",
        "10"
      ],
      "favorite_count" : "0",
      "id_str" : "1665000000000000099",
      "truncated" : false,
      "retweet_count" : "0",
      "id" : "1665000000000000099",
      "created_at" : "Mon Jun 05 09:00:00 +0000 2023",
      "favorited" : false,
      "full_text" : "taken back",
      "lang" : "en"
    }
  }
]
