window.YTD.following.part0 = [
  {
    "following" : {
      "accountId" : "2211",
      "userLink" : "https://twitter.com/intent/user?user_id=2211"
    }
  }
]
