window.YTD.follower.part0 = [
  {
    "follower" : {
      "accountId" : "2201",
      "userLink" : "https://twitter.com/intent/user?user_id=2201"
    }
  },
  {
    "follower" : {
      "accountId" : "2210",
      "userLink" : "https://twitter.com/intent/user?user_id=2210"
    }
  }
]
