-- For wrk: every request names a host of its own, so that no answer has been made before.
local number = 0
request = function()
  number = number + 1
  return wrk.format("GET", nil, { ["Host"] = number .. ".localhost", ["Accept-Encoding"] = wrk.headers["Accept-Encoding"] })
end
