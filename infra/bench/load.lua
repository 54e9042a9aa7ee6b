-- Sends the requests of the file $REQUESTS one after the other, again and again; each line is method, path, headers and body,
-- parted by tabs; headers are "name: value", parted by "|". Prints what it saw as one line of JSON. What answers with another
-- status than $EXPECT (200), or with errors, has failed.
local requests = {}
for line in io.lines(os.getenv("REQUESTS")) do
  local method, path, headers, body = line:match("^([^\t]*)\t([^\t]*)\t([^\t]*)\t(.*)$")
  local all = {}
  for header in headers:gmatch("[^|]+") do
    local name, value = header:match("^([^:]+): (.*)$")
    all[name] = value
  end
  requests[#requests + 1] = wrk.format(method, path, all, body ~= "" and body or nil)
end

local expected = tonumber(os.getenv("EXPECT") or "200")
local next_request = 0
local threads = {}
failed = 0
refused = 0

function setup(thread)
  threads[#threads + 1] = thread
end

function request()
  next_request = next_request % #requests + 1
  return requests[next_request]
end

function response(status, headers, body)
  if status == 429 then
    refused = refused + 1
  elseif status ~= expected or body:find('"errors":[', 1, true) then
    if body:find("LIMIT_EXCEEDED", 1, true) then
      refused = refused + 1
    else
      failed = failed + 1
    end
  end
end

function done(summary, latency)
  local wrong, turned = 0, 0
  for _, thread in ipairs(threads) do
    wrong = wrong + thread:get("failed")
    turned = turned + thread:get("refused")
  end
  io.write(string.format('{"requests":%d,"seconds":%.3f,"p50":%.3f,"p99":%.3f,"failed":%d,"refused":%d}\n', summary.requests,
    summary.duration / 1e6, latency:percentile(50) / 1000, latency:percentile(99) / 1000,
    wrong + summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.timeout, turned))
end
