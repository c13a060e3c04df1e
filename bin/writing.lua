-- For wrk: every request is the next of the forms that lie in a file, a line each, and comes from a place of its own.
local forms, number = {}, 0
for line in io.lines(os.getenv("FORMS")) do forms[#forms + 1] = line end
local headers = { ["Content-Type"] = "application/x-www-form-urlencoded", ["Cookie"] = os.getenv("COOKIE") }
request = function()
  number = number + 1
  headers["X-Forwarded-For"] = "10." .. number % 250 .. "." .. math.floor(number / 250) % 250 .. ".1"
  return wrk.format("POST", nil, headers, forms[(number - 1) % #forms + 1])
end
