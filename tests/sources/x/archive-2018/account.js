window.YTD.account.part0 = [
  {
    "account" : {
      "username" : "mira_solberg",
      "accountId" : "40100200",
      "accountDisplayName" : "Mira Solberg"
    }
  }
]
