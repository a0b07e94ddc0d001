window.__THAR_CONFIG = {
  "userInfo" : {
    "accountId" : "40100200",
    "userName" : "mira_solberg",
    "displayName" : "Mira Solberg"
  },
  "archiveInfo" : {
    "sizeBytes" : "1",
    "generationDate" : "2023-07-01T09:00:00.000Z",
    "isPartialArchive" : true,
    "maxPartSizeBytes" : "104857600"
  },
  "dataTypes" : {
    "tweets" : {
      "mediaDirectory" : "data/tweets_media",
      "files" : [
        {
          "fileName" : "data/tweets.js",
          "globalName" : "YTD.tweets.part0",
          "count" : "7"
        },
        {
          "fileName" : "data/tweets-part1.js",
          "globalName" : "YTD.tweets.part1",
          "count" : "5"
        },
        {
          "fileName" : "data/tweets-part2.js",
          "globalName" : "YTD.tweets.part2",
          "count" : "3"
        }
      ]
    },
    "adEngagements" : {
      "files" : [
        {
          "fileName" : "data/ad-engagements.js",
          "globalName" : "YTD.ad_engagements.part0",
          "count" : "1"
        }
      ]
    }
  }
}
