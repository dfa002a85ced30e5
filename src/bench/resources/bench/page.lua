-- wrk: pages, each asked for by another learner.
-- Arguments: number of threads, file of "path TAB cookie TAB etag", accepted encoding or "identity".
local threads = 0

function setup(thread)
  thread:set("share", threads)
  threads = threads + 1
end

function init(args)
  requests = {}
  for line in io.lines(args[2]) do
    local path, cookie, etag = line:match("^([^\t]*)\t([^\t]*)\t(.*)$")
    local headers = {}
    if args[3] ~= "identity" then headers["Accept-Encoding"] = args[3] end
    if cookie ~= "" then headers["Cookie"] = cookie end
    if etag ~= "" then headers["If-None-Match"] = etag end
    requests[#requests + 1] = wrk.format("GET", path, headers)
  end
  place = share * math.floor(#requests / tonumber(args[1]))
end

function request()
  place = place % #requests + 1
  return requests[place]
end

function done(summary, latency, requests)
  local e = summary.errors
  io.write(string.format("RESULT %d %d %d %d %d\n", summary.requests, summary.duration, latency:percentile(50),
    latency:percentile(99), e.connect + e.read + e.write + e.status + e.timeout))
end
