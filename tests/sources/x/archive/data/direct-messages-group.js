window.YTD.direct_messages_group.part0 = [
  {
    "dmConversation" : {
      "conversationId" : "600",
      "messages" : [
        {
          "messageCreate" : {
            "reactions" : [],
            "urls" : [],
            "text" : "Well done, all of you",
            "mediaUrls" : [],
            "senderId" : "40100200",
            "id" : "7101",
            "createdAt" : "2023-06-08T08:00:00.000Z"
          }
        },
        {
          "conversationNameUpdate" : {
            "initiatingUserId" : "2201",
            "name" : "Quay",
            "createdAt" : "2023-06-07T08:00:00.000Z"
          }
        },
        {
          "participantsJoin" : {
            "initiatingUserId" : "2201",
            "userIds" : [
              "2204"
            ],
            "createdAt" : "2023-06-07T07:00:00.000Z"
          }
        },
        {
          "joinConversation" : {
            "initiatingUserId" : "2201",
            "participantsSnapshot" : [
              "40100200",
              "2201"
            ],
            "createdAt" : "2023-06-07T06:00:00.000Z"
          }
        }
      ]
    }
  }
]
