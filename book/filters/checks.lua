-- checks.lua: faults that only the prose can have.
local book = require "book"
return {
  Str = function(s)
    if s.text:find("??", 1, true) then
      book.fail(book.where "??", "?? in the text", "the thing that was still open")
    end
  end,
  -- Pandoc takes a ::: without its partner as text.
  Para = function(p)
    local fence = pandoc.utils.stringify(p):match "^:::+ *[^ \n]*"
    if fence then
      book.fail(book.where(fence), "a ::: that opens or closes nothing (perhaps a later one)",
        "one closing ::: for each opening one, and an empty line before it")
    end
  end,
}
