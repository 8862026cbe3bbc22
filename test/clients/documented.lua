-- Opens a dialplan in Neovim with the set-up of docs/editors.md, and tells what the editor then knows.
vim.wait(20000, function() return #vim.diagnostic.get(0) > 0 end, 50)
local codes = vim.tbl_map(function(diagnostic)
  return diagnostic.code or (diagnostic.user_data and diagnostic.user_data.lsp.code) or diagnostic.message
end, vim.diagnostic.get(0))
io.stdout:write('problems: ' .. table.concat(codes, ' ') .. '\n')
vim.fn.search('sales,s,1')
vim.lsp.buf.definition()
vim.wait(5000, function() return vim.fn.getline('.') == '[sales]' end, 50)
io.stdout:write('definition: ' .. vim.fn.getline('.') .. '\n')
vim.cmd('qa!')
