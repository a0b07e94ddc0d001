window.YTD.account.part0 = [
  {
    "account" : {
      "email" : "mira@example.com",
      "createdVia" : "web",
      "username" : "mira_solberg",
      "accountId" : "40100200",
      "createdAt" : "2009-05-04T10:00:00.000Z",
      "accountDisplayName" : "Mira Solberg"
    }
  }
]
