window.YTD.tweet.part0 = [
  {
    "edit_info" : {
      "initial" : {
        "editTweetIds" : [
          "1013000000000000001"
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
      "user_mentions" : [
        {
          "name" : "Ana Ruiz",
          "screen_name" : "ana_ruiz",
          "indices" : [
            "12",
            "21"
          ],
          "id_str" : "2201",
          "id" : "2201"
        }
      ],
      "urls" : []
    },
    "display_text_range" : [
      "0",
      "32"
    ],
    "favorite_count" : "0",
    "id_str" : "1013000000000000001",
    "truncated" : false,
    "retweet_count" : "0",
    "id" : "1013000000000000001",
    "created_at" : "Sun Jul 01 10:00:00 +0000 2018",
    "favorited" : false,
    "full_text" : "Grateful to @ana_ruiz, as always",
    "lang" : "en"
  },
  {
    "edit_info" : {
      "initial" : {
        "editTweetIds" : [
          "1013000000000000002"
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
      "6"
    ],
    "favorite_count" : "0",
    "id_str" : "1013000000000000002",
    "truncated" : false,
    "retweet_count" : "0",
    "id" : "1013000000000000002",
    "created_at" : "Sun Jul 01 11:00:00 +0000 2018",
    "favorited" : false,
    "full_text" : "Second",
    "lang" : "en"
  }
]
