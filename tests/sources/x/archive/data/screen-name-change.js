window.YTD.screen_name_change.part0 = [
  {
    "screenNameChange" : {
      "accountId" : "40100200",
      "screenNameChange" : {
        "changedAt" : "2012-01-01T00:00:00.000Z",
        "changedFrom" : "mira_old",
        "changedTo" : "mira_solberg"
      }
    }
  }
]
