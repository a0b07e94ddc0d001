window.YTD.tweet_headers.part0 = [
  {
    "tweet" : {
      "tweet_id" : "1665000000000000001",
      "user_id" : "40100200",
      "created_at" : "Sat Jun 03 19:32:20 +0000 2023"
    }
  }
]
