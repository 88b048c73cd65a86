"""Uploads that go on where the platform has got to, as Google's and PeerTube's servers do them.

https://developers.google.com/youtube/v3/guides/using_resumable_upload_protocol
https://developers.google.com/workspace/drive/api/guides/manage-uploads#resumable
"""
