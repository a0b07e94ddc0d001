var user_details = {
  "screen_name" : "mira_solberg",
  "location" : "Bergen",
  "full_name" : "Mira Solberg",
  "bio" : "Keeps time",
  "id" : "40100200",
  "created_at" : "2009-05-04 10:00:00 +0000"
}
