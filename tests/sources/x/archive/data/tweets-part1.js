window.YTD.tweets.part1 = [
  {
    "tweet" : {
      "edit_info" : {
        "initial" : {
          "editTweetIds" : [
            "1665000000000000008"
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
            "name" : "Lea Brandt",
            "screen_name" : "lea_brandt",
            "indices" : [
              "48",
              "59"
            ],
            "id_str" : "2203",
            "id" : "2203"
          }
        ],
        "urls" : [
          {
            "url" : "https://t.co/cccccccccc",
            "expanded_url" : "https://twitter.com/i/web/status/1665000000000000008",
            "display_url" : "twitter.com/i/web/stat",
            "indices" : [
              "0",
              "23"
            ]
          }
        ]
      },
      "display_text_range" : [
        "0",
        "200"
      ],
      "favorite_count" : "0",
      "id_str" : "1665000000000000008",
      "truncated" : false,
      "retweet_count" : "0",
      "id" : "1665000000000000008",
      "created_at" : "Mon Jun 05 07:00:00 +0000 2023",
      "favorited" : false,
      "full_text" : "Everything I know about tide tables I know from @lea_brandt, and here is the story of how she taught a room full of planners to read them in an afternoon, which none of us had… https://t.co/cccccccccc",
      "lang" : "en"
    }
  },
  {
    "tweet" : {
      "edit_info" : {
        "initial" : {
          "editTweetIds" : [
            "1665000000000000009"
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
        "44"
      ],
      "favorite_count" : "0",
      "id_str" : "1665000000000000009",
      "truncated" : false,
      "retweet_count" : "0",
      "id" : "1665000000000000009",
      "created_at" : "Thu Jan 01 00:00:00 +0000 1970",
      "favorited" : false,
      "full_text" : "A row with a date before there was a service",
      "lang" : "en"
    }
  },
  {
    "tweet" : {
      "edit_info" : {
        "initial" : {
          "editTweetIds" : [
            "20"
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
        "25"
      ],
      "favorite_count" : "0",
      "id_str" : "20",
      "truncated" : false,
      "retweet_count" : "0",
      "id" : "20",
      "created_at" : "",
      "favorited" : false,
      "full_text" : "An old row without a date",
      "lang" : "no"
    }
  },
  {
    "tweet" : {
      "edit_info" : {
        "initial" : {
          "editTweetIds" : [
            "1665000000000000010"
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
        "urls" : [
          {
            "url" : "https://t.co/dddddddddd",
            "expanded_url" : "https://x.com/mira_old/status/1665000000000000001",
            "display_url" : "x.com/mira_old/status/",
            "indices" : [
              "0",
              "23"
            ]
          }
        ]
      },
      "display_text_range" : [
        "0",
        "38"
      ],
      "favorite_count" : "0",
      "id_str" : "1665000000000000010",
      "truncated" : false,
      "retweet_count" : "0",
      "id" : "1665000000000000010",
      "created_at" : "Mon Jun 05 09:00:00 +0000 2023",
      "favorited" : false,
      "full_text" : "Quoting myself https://t.co/dddddddddd",
      "lang" : "in"
    }
  },
  {
    "tweet" : {
      "created_at" : "Mon Jun 05 09:00:00 +0000 2023",
      "full_text" : "no id"
    }
  }
]
