window.YTD.tweets.part0 = [
  {
    "tweet" : {
      "edit_info" : {
        "initial" : {
          "editTweetIds" : [
            "1665000000000000001"
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
              "10",
              "19"
            ],
            "id_str" : "2201",
            "id" : "2201"
          }
        ],
        "urls" : [
          {
            "url" : "https://t.co/aaaaaaaaaa",
            "expanded_url" : "https://mira.example/notes?a=1&copy=2",
            "display_url" : "mira.example/notes?a=1",
            "indices" : [
              "0",
              "23"
            ]
          }
        ]
      },
      "display_text_range" : [
        "0",
        "104"
      ],
      "favorite_count" : "0",
      "id_str" : "1665000000000000001",
      "truncated" : false,
      "retweet_count" : "0",
      "id" : "1665000000000000001",
      "created_at" : "Sat Jun 03 19:32:20 +0000 2023",
      "favorited" : false,
      "full_text" : "Thank you @ana_ruiz for the walk through the berth plan &amp; the coffee. Notes: https://t.co/aaaaaaaaaa",
      "lang" : "en"
    }
  },
  {
    "tweet" : {
      "edit_info" : {
        "initial" : {
          "editTweetIds" : [
            "1665000000000000002"
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
              "0",
              "9"
            ],
            "id_str" : "2201",
            "id" : "2201"
          },
          {
            "name" : "Bo Lind",
            "screen_name" : "bolind",
            "indices" : [
              "10",
              "17"
            ],
            "id_str" : "2202",
            "id" : "2202"
          }
        ],
        "urls" : []
      },
      "display_text_range" : [
        "0",
        "46"
      ],
      "favorite_count" : "0",
      "id_str" : "1665000000000000002",
      "truncated" : false,
      "retweet_count" : "0",
      "id" : "1665000000000000002",
      "created_at" : "Sun Jun 04 08:00:00 +0000 2023",
      "favorited" : false,
      "full_text" : "@ana_ruiz @bolind exactly what I needed, &lt;3",
      "lang" : "en",
      "in_reply_to_status_id_str" : "1664999999999999999",
      "in_reply_to_user_id" : "2201",
      "in_reply_to_status_id" : "1664999999999999999",
      "in_reply_to_screen_name" : "ana_ruiz",
      "in_reply_to_user_id_str" : "2201"
    }
  },
  {
    "tweet" : {
      "edit_info" : {
        "initial" : {
          "editTweetIds" : [
            "1665000000000000003"
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
            "name" : "Bo Lind",
            "screen_name" : "bolind",
            "indices" : [
              "3",
              "10"
            ],
            "id_str" : "2202",
            "id" : "2202"
          }
        ],
        "urls" : []
      },
      "display_text_range" : [
        "0",
        "61"
      ],
      "favorite_count" : "0",
      "id_str" : "1665000000000000003",
      "truncated" : false,
      "retweet_count" : "0",
      "id" : "1665000000000000003",
      "created_at" : "Sun Jun 04 09:00:00 +0000 2023",
      "favorited" : false,
      "full_text" : "RT @bolind: Harbours are queues with water &amp; we forget it",
      "lang" : "en"
    }
  },
  {
    "tweet" : {
      "edit_info" : {
        "initial" : {
          "editTweetIds" : [
            "1665000000000000004"
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
            "url" : "https://t.co/bbbbbbbbbb",
            "expanded_url" : "https://twitter.com/Lea_Brandt/status/1664000000000000000",
            "display_url" : "twitter.com/Lea_Brandt",
            "indices" : [
              "0",
              "23"
            ]
          }
        ]
      },
      "display_text_range" : [
        "0",
        "52"
      ],
      "favorite_count" : "0",
      "id_str" : "1665000000000000004",
      "truncated" : false,
      "retweet_count" : "0",
      "id" : "1665000000000000004",
      "created_at" : "Sun Jun 04 10:00:00 +0000 2023",
      "favorited" : false,
      "full_text" : "This, from someone who knows https://t.co/bbbbbbbbbb",
      "lang" : "en"
    }
  },
  {
    "tweet" : {
      "edit_info" : {
        "initial" : {
          "editTweetIds" : [
            "1665000000000000005"
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
        "62"
      ],
      "favorite_count" : "0",
      "id_str" : "1665000000000000005",
      "truncated" : false,
      "retweet_count" : "0",
      "id" : "1665000000000000005",
      "created_at" : "Sun Jun 04 11:00:00 +0000 2023",
      "favorited" : false,
      "full_text" : "And the second half of my thread: &amp;lt; is how you write it",
      "lang" : "en",
      "in_reply_to_status_id_str" : "1665000000000000001",
      "in_reply_to_user_id" : "40100200",
      "in_reply_to_status_id" : "1665000000000000001",
      "in_reply_to_screen_name" : "mira_solberg",
      "in_reply_to_user_id_str" : "40100200"
    }
  },
  {
    "tweet" : {
      "edit_info" : {
        "initial" : {
          "editTweetIds" : [
            "1665000000000000006"
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
              "13",
              "22"
            ],
            "id_str" : "2201",
            "id" : "2201"
          }
        ],
        "urls" : []
      },
      "display_text_range" : [
        "0",
        "36"
      ],
      "favorite_count" : "0",
      "id_str" : "1665000000000000006",
      "truncated" : false,
      "retweet_count" : "0",
      "id" : "1665000000000000006",
      "created_at" : "Sun Jun 04 12:00:00 +0000 2023",
      "favorited" : false,
      "full_text" : "So true. RT @ana_ruiz: measure twice",
      "lang" : "en"
    }
  },
  {
    "tweet" : {
      "edit_info" : {
        "initial" : {
          "editTweetIds" : [
            "1665000000000000007"
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
            "name" : "Gone",
            "screen_name" : "gone_account",
            "indices" : [
              "0",
              "13"
            ],
            "id_str" : "-1",
            "id" : "-1"
          }
        ],
        "urls" : []
      },
      "display_text_range" : [
        "0",
        "33"
      ],
      "favorite_count" : "0",
      "id_str" : "1665000000000000007",
      "truncated" : false,
      "retweet_count" : "0",
      "id" : "1665000000000000007",
      "created_at" : "Sun Jun 04 13:00:00 +0000 2023",
      "favorited" : false,
      "full_text" : "@gone_account you taught me knots",
      "lang" : "und"
    }
  }
]
