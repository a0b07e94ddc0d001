Grailbird.data.tweets_2015_01 = [
  {
    "source" : "<a href=\"http:\\/\\/client.example.com\">Example<\\/a>",
    "entities" : {
      "user_mentions" : [
        {
          "name" : "Ana Ruiz",
          "screen_name" : "ana_ruiz",
          "indices" : [
            0,
            5
          ],
          "id_str" : "2201",
          "id" : 2201
        }
      ],
      "media" : [],
      "hashtags" : [],
      "urls" : [
        {
          "indices" : [
            0,
            1
          ],
          "url" : "http://t.co/abc",
          "expanded_url" : "http://mira.example/map",
          "display_url" : "mira.example/map"
        }
      ]
    },
    "geo" : {},
    "id_str" : "558800000000000001",
    "text" : "Thanks @ana_ruiz for the map &amp; the rope http://t.co/abc",
    "id" : 558800000000000001,
    "created_at" : "2015-01-24 02:02:37 +0000",
    "user" : {
      "name" : "Mira Solberg",
      "screen_name" : "mira_solberg",
      "protected" : false,
      "id_str" : "40100200",
      "profile_image_url_https" : "https://images.example.com/m.jpg",
      "id" : 40100200,
      "verified" : false
    }
  },
  {
    "source" : "<a href=\"http:\\/\\/client.example.com\">Example<\\/a>",
    "entities" : {
      "user_mentions" : [
        {
          "name" : "Bo Lind",
          "screen_name" : "bolind",
          "indices" : [
            0,
            5
          ],
          "id_str" : "2202",
          "id" : 2202
        }
      ],
      "media" : [],
      "hashtags" : [],
      "urls" : []
    },
    "geo" : {},
    "id_str" : "558800000000000002",
    "text" : "RT @bolind: Knots are algorithms you can hold in your hands, and every one of them was somebody's answer to a bad nig…",
    "id" : 558800000000000002,
    "created_at" : "2015-01-24 03:02:37 +0000",
    "user" : {
      "name" : "Mira Solberg",
      "screen_name" : "mira_solberg",
      "protected" : false,
      "id_str" : "40100200",
      "profile_image_url_https" : "https://images.example.com/m.jpg",
      "id" : 40100200,
      "verified" : false
    },
    "retweeted_status" : {
      "source" : "<a href=\"http:\\/\\/client.example.com\">Example<\\/a>",
      "entities" : {
        "user_mentions" : [],
        "media" : [],
        "hashtags" : [],
        "urls" : []
      },
      "geo" : {},
      "id_str" : "558700000000000001",
      "text" : "Knots are algorithms you can hold in your hands, and every one of them was somebody's answer to a bad night.",
      "id" : 558700000000000001,
      "created_at" : "2015-01-23 03:02:37 +0000",
      "user" : {
        "name" : "Mira Solberg",
        "screen_name" : "mira_solberg",
        "protected" : false,
        "id_str" : "40100200",
        "profile_image_url_https" : "https://images.example.com/m.jpg",
        "id" : 40100200,
        "verified" : false
      }
    }
  },
  {
    "source" : "<a href=\"http:\\/\\/client.example.com\">Example<\\/a>",
    "entities" : {
      "user_mentions" : [
        {
          "name" : "Bo Lind",
          "screen_name" : "bolind",
          "indices" : [
            0,
            5
          ],
          "id_str" : "2202",
          "id" : 2202
        }
      ],
      "media" : [],
      "hashtags" : [],
      "urls" : []
    },
    "geo" : {},
    "id_str" : "558800000000000003",
    "text" : "@bolind learned that from you",
    "id" : 558800000000000003,
    "created_at" : "2015-01-24 04:02:37 +0000",
    "user" : {
      "name" : "Mira Solberg",
      "screen_name" : "mira_solberg",
      "protected" : false,
      "id_str" : "40100200",
      "profile_image_url_https" : "https://images.example.com/m.jpg",
      "id" : 40100200,
      "verified" : false
    },
    "in_reply_to_status_id" : 558700000000000001,
    "in_reply_to_status_id_str" : "558700000000000001",
    "in_reply_to_user_id" : 2202,
    "in_reply_to_user_id_str" : "2202",
    "in_reply_to_screen_name" : "bolind"
  }
]
