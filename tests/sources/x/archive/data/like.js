window.YTD.like.part0 = [
  {
    "like" : {
      "tweetId" : "1664000000000000000",
      "fullText" : "Tide tables are poems &amp; promises",
      "expandedUrl" : "https://twitter.com/i/web/status/1664000000000000000"
    }
  },
  {
    "like" : {
      "tweetId" : "1664000000000000001",
      "expandedUrl" : "https://twitter.com/i/web/status/1664000000000000001"
    }
  }
]
