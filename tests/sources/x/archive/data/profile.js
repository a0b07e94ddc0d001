window.YTD.profile.part0 = [
  {
    "profile" : {
      "description" : {
        "bio" : "Keeps ships and people on time",
        "website" : "https://mira.example",
        "location" : "Bergen"
      },
      "avatarMediaUrl" : "https://images.example.com/mira.jpg"
    }
  }
]
