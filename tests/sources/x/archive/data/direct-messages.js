window.YTD.direct_messages.part0 = [
  {
    "dmConversation" : {
      "conversationId" : "2201-40100200",
      "messages" : [
        {
          "messageCreate" : {
            "recipientId" : "40100200",
            "reactions" : [
              {
                "senderId" : "40100200",
                "reactionKey" : "like",
                "eventId" : "7003",
                "createdAt" : "2023-06-07T09:00:00.000Z"
              }
            ],
            "urls" : [],
            "text" : "See you at the quay",
            "mediaUrls" : [],
            "senderId" : "2201",
            "id" : "7002",
            "createdAt" : "2023-06-07T08:30:00.000Z",
            "editHistory" : []
          }
        },
        {
          "messageCreate" : {
            "recipientId" : "2201",
            "reactions" : [],
            "urls" : [
              {
                "url" : "https://t.co/ffffffffff",
                "expanded" : "https://mira.example/plan",
                "display" : "mira.example/plan"
              }
            ],
            "text" : "Your plan saved us: https://t.co/ffffffffff",
            "mediaUrls" : [],
            "senderId" : "40100200",
            "id" : "7001",
            "createdAt" : "2023-06-07T08:00:00.000Z"
          }
        }
      ]
    }
  }
]
