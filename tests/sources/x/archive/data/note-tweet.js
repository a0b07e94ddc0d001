window.YTD.note_tweet.part0 = [
  {
    "noteTweet" : {
      "noteTweetId" : "9001",
      "updatedAt" : "2023-06-05T07:00:01.000Z",
      "lifecycle" : {
        "value" : "",
        "name" : "",
        "originalName" : "",
        "annotations" : {}
      },
      "createdAt" : "2023-06-05T07:00:01.000Z",
      "core" : {
        "styletags" : [],
        "urls" : [
          {
            "expandedUrl" : "https://mira.example/tides",
            "toIndex" : "300",
            "shortUrl" : "https://t.co/eeeeeeeeee",
            "fromIndex" : "277"
          }
        ],
        "text" : "Everything I know about tide tables I know from @lea_brandt, and here is the story of how she taught a room full of planners to read them in an afternoon, which none of us had managed in years. Thank you, and thank you @olu_ade for the room. https://t.co/eeeeeeeeee",
        "mentions" : [
          {
            "screenName" : "lea_brandt",
            "fromIndex" : "48",
            "toIndex" : "59"
          },
          {
            "screenName" : "olu_ade",
            "fromIndex" : "210",
            "toIndex" : "218"
          }
        ],
        "cashtags" : [],
        "hashtags" : []
      }
    }
  },
  {
    "noteTweet" : {
      "noteTweetId" : "9002",
      "updatedAt" : "2023-06-06T07:00:01.000Z",
      "createdAt" : "2023-06-06T07:00:01.000Z",
      "core" : {
        "urls" : [],
        "text" : "A long post whose short form is not in this archive.",
        "mentions" : []
      }
    }
  }
]
